package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.DomainDatagramSocketAddress;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the systemd unit says that it is ready when it listens, and not before, and fails where it cannot. */
class ServiceUnitIT {
    private static final Duration LIVENESS = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private int port;
    private Socket manager;

    @BeforeEach
    void open() throws IOException {
        Epoll.ensureAvailability();
        port = AgentPair.freePort();
        manager = Socket.newSocketDomainDgram();
        manager.bind(new DomainSocketAddress(folder.resolve("notify").toString()));
    }

    @AfterEach
    void close() throws IOException {
        manager.close();
    }

    @Test
    void isReadyWhenItListens() throws Exception {
        Process agent = start("");
        try {
            assertTrue(Await.until(LIVENESS, () -> receive().equals("READY=1")), this::output);
            assertEquals("1", Client.local().ask(port, "agent.ping"));
        } finally {
            agent.destroy();
        }
        assertTrue(agent.waitFor(LIVENESS.toSeconds(), TimeUnit.SECONDS));
        assertEquals(0, agent.exitValue());
        assertEquals("STOPPING=1", receive());
    }

    @Test
    void isNeverReadyWithABadConfiguration() throws Exception {
        assertFails(start("Sever=127.0.0.1\n"));
    }

    @Test
    void isNeverReadyWhenThePortIsTaken() throws Exception {
        try (ServerSocket busy = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertFalse(busy.isClosed());
            assertFails(start(""));
        }
    }

    private void assertFails(Process agent) throws IOException, InterruptedException {
        assertTrue(agent.waitFor(LIVENESS.toSeconds(), TimeUnit.SECONDS));
        assertNotEquals(0, agent.exitValue());
        assertFalse(receive().contains("READY"), this::output);
    }

    /** Starts what the unit starts, out of the build and with a configuration of ours. */
    private Process start(String settings) throws IOException {
        Path config = Files.writeString(
                folder.resolve("conf"),
                "AllowRoot=1\nServer=127.0.0.1\nListenIP=127.0.0.1\nLogType=console\nListenPort=" + port + "\nPidFile="
                        + folder.resolve("pid") + "\n" + settings);
        ProcessBuilder builder = new ProcessBuilder(command(config))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("NOTIFY_SOCKET", folder.resolve("notify").toString());
        return builder.start();
    }

    private static List<String> command(Path config) throws IOException {
        String line = Files.readAllLines(Path.of("src/deb/files/harken.service")).stream()
                .filter(entry -> entry.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();
        return List.of(line.substring("ExecStart=".length())
                .replace(
                        "/usr/sbin/harken",
                        Path.of("target/harken/bin/harken").toAbsolutePath().toString())
                .replace("${CONFFILE}", config.toString())
                .split(" "));
    }

    /** The next message, or nothing if none has come. */
    private String receive() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(100);
        DomainDatagramSocketAddress sender = manager.recvFromDomainSocket(bytes, 0, bytes.capacity());
        if (sender == null) {
            return "";
        }
        byte[] message = new byte[sender.receivedAmount()];
        bytes.get(message);
        return new String(message, StandardCharsets.US_ASCII);
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
