package io.harken.collectors.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.TcpConnection;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PageConnectionTest {
    private static PeerAddress peer(String host, int port) {
        return new PeerAddress(host, port, Optional.empty());
    }

    private static InetAddress ipv4(int last) throws Exception {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST.", "www.localhost"})
    void localhostIsBothLoopbacks(String host) throws Exception {
        InetAddress ipv6 = InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        assertArrayEquals(new InetAddress[] {ipv4(1), ipv6}, PageConnection.resolve(peer(host, 80)));
    }

    @Test
    void theNextAddressIsTriedWhereOneRefuses() throws Exception {
        PageTime time = new PageTime(System::nanoTime, Duration.ofSeconds(30));
        try (FakeWebServer server = new FakeWebServer("127.0.0.1");
                TcpConnection connection = PageConnection.connect(
                        peer("example", server.port()), new InetAddress[] {ipv4(9), ipv4(1)}, time)) {
            assertEquals(ipv4(1), connection.socket().getInetAddress());
        }
    }
}
