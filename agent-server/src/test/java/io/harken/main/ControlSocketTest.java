package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.main.ControlClient.UnreachableException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both ends of the control socket. */
@Timeout(60)
class ControlSocketTest {
    private static final LongSupplier CLOCK = System::nanoTime;

    @TempDir
    private Path folder;

    private final List<String> taken = new CopyOnWriteArrayList<>();

    @BeforeEach
    void writePidFile() throws IOException {
        Files.writeString(pidFile(), Long.toString(ProcessHandle.current().pid()));
    }

    @Test
    void commandsArriveInOrder() throws Exception {
        try (ControlSocket socket = open()) {
            send("log_level_increase=active checks,2");
            send("userparameter_reload");
        }
        assertEquals(List.of("log_level_increase=active checks,2", "userparameter_reload"), taken);
    }

    @Test
    void onlyTheUserOfTheAgentMayUseItAndItGoesWithTheAgent() throws Exception {
        try (ControlSocket socket = open()) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        }
        assertFalse(Files.exists(file()));
    }

    @Test
    void replacesTheSocketOfAnAgentThatWasKilled() throws Exception {
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(file()));
        }
        try (ControlSocket socket = open()) {
            send("log_level_increase");
        }
        assertEquals(List.of("log_level_increase"), taken);
    }

    @Test
    void leavesAFileThatIsNoSocket() throws Exception {
        Files.writeString(file(), "mine");

        assertThrows(IOException.class, this::open);

        assertEquals("mine", Files.readString(file()));
    }

    @Test
    void whoSaysNothingDelaysOthersForAMomentOnly() throws Exception {
        try (ControlSocket socket = open();
                SocketChannel silent = connect()) {
            send("log_level_increase");
            assertEquals(List.of("log_level_increase"), taken);
            assertEquals(-1, silent.read(ByteBuffer.allocate(1)));
        }
    }

    @Test
    void endlessAndUnknownLinesHarmNothing() throws Exception {
        try (ControlSocket socket = open()) {
            try (SocketChannel endless = connect()) {
                ControlLine.write(endless, "x".repeat(10_000));
            }
            try (SocketChannel unknown = connect()) {
                ControlLine.write(unknown, "bogus");
                assertEquals(
                        "invalid runtime control option: bogus",
                        ControlLine.read(unknown, Duration.ofSeconds(30), CLOCK));
            }
            send("log_level_decrease");
        }
        assertEquals(List.of("log_level_decrease"), taken);
    }

    @Test
    void saysWhyNoAgentCanBeTold() throws Exception {
        assertEquals(
                "cannot send command to PID [" + ProcessHandle.current().pid() + "]: [2] No such file or directory",
                complaint());
        Files.writeString(pidFile(), "4194999");
        assertEquals("cannot send command to PID [4194999]: [3] No such process", complaint());
        Files.writeString(pidFile(), "abc");
        assertEquals("cannot retrieve PID from file [" + pidFile() + "]", complaint());
        Files.delete(pidFile());
        assertEquals("cannot open PID file [" + pidFile() + "]: [2] No such file or directory", complaint());
    }

    private ControlSocket open() throws IOException {
        return ControlSocket.open(pidFile(), command -> taken.add(command.text()), CLOCK);
    }

    private void send(String command) throws Exception {
        new ControlClient(pidFile(), CLOCK).send(RuntimeCommand.parse(command));
    }

    private String complaint() {
        return assertThrows(UnreachableException.class, () -> send("log_level_increase"))
                .complaints()
                .get(0);
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(file()));
    }

    private Path pidFile() {
        return folder.resolve("a.pid");
    }

    private Path file() {
        return folder.resolve("a.pid.sock");
    }
}
