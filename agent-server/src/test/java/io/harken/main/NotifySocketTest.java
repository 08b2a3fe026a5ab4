package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.item.ByteText;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.DomainDatagramSocketAddress;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifySocketTest {
    @TempDir
    private Path folder;

    @Test
    void isToldOnASocketInTheFileSystem() throws Exception {
        assertIsTold(
                folder.resolve("notify").toString(), folder.resolve("notify").toString());
    }

    @Test
    void isToldOnAnAbstractSocket() throws Exception {
        String name = "harken-test-" + UUID.randomUUID();
        assertIsTold("\0" + name, "@" + name);
    }

    private static void assertIsTold(String listensOn, String isGiven) throws Exception {
        Epoll.ensureAvailability();
        Socket socket = Socket.newSocketDomainDgram();
        socket.bind(new DomainSocketAddress(listensOn));
        NotifySocket notify = NotifySocket.of(Map.of("NOTIFY_SOCKET", isGiven));

        notify.ready();
        assertEquals("READY=1", receive(socket));
        notify.stopping();
        assertEquals("STOPPING=1", receive(socket));

        socket.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/nonexistent/notify, [2] No such file or directory",
        "@harken-test-nobody, sendToDomainSocket(..) failed with error(-111): Connection refused",
        "vsock:2:1234, it is no Unix socket",
    })
    void whoCannotBeToldIsLoggedOnce(String socket, String reason) {
        try (LoggedLines log = new LoggedLines()) {
            NotifySocket notify = NotifySocket.of(Map.of("NOTIFY_SOCKET", socket));

            notify.ready();
            notify.stopping();

            assertEquals(
                    List.of("WARN cannot tell the service manager READY=1 by NOTIFY_SOCKET [" + socket + "]: "
                            + reason),
                    log.lines());
        }
    }

    @Test
    void nobodyIsToldWithoutASocket() {
        try (LoggedLines log = new LoggedLines()) {
            for (Map<String, String> environment : List.of(Map.<String, String>of(), Map.of("NOTIFY_SOCKET", ""))) {
                NotifySocket.of(environment).ready();
                NotifySocket.of(environment).stopping();
            }
            assertEquals(List.of(), log.lines());
        }
    }

    /** What was sent is there: sending is synchronous. */
    private static String receive(Socket socket) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocateDirect(100);
        DomainDatagramSocketAddress sender = socket.recvFromDomainSocket(bytes, 0, bytes.capacity());
        byte[] message = new byte[sender.receivedAmount()];
        bytes.get(message);
        return ByteText.of(message);
    }
}
