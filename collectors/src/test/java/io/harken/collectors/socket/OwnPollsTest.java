package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.socket.SocketWalk.Extent;
import io.harken.config.ListenConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Connections of our own to a port of our own, as the kernel lists them. */
class OwnPollsTest {
    private static final HostPaths HOST = HostPaths.under(Path.of("/"));

    /** How many sockets of a walk a question finds, and how many of them are left out. */
    private static List<Long> count(int port, OwnPolls polls, boolean remote) throws IOException {
        Counted all = new Counted(port, remote, true);
        Counted others = new Counted(port, remote, false);
        List<Inquiry<?>> inquiries = List.of(new Inquiry<>(all, all), new Inquiry<>(others, others));
        SocketSnapshot unused = SocketWalk.walk(Protocol.TCP, Extent.ALL, HOST, polls, inquiries, new SeenSockets());
        return List.of(all.count, others.count);
    }

    private static final class Counted implements Question<Long>, Tally<Long> {
        private final int port;
        private final boolean remote;
        private final boolean all;
        private long count;

        Counted(int port, boolean remote, boolean all) {
            this.port = port;
            this.remote = remote;
            this.all = all;
        }

        @Override
        public Tally<Long> begin(Optional<Long> previous, WalkStart walk) {
            return this;
        }

        @Override
        public boolean isOfAllSockets() {
            return all;
        }

        @Override
        public void add(SocketRow row, TcpState state) throws IOException {
            if (state != TcpState.LISTEN && port == (remote ? row.remotePort() : row.localPort())) {
                count++;
            }
        }

        @Override
        public Long answer() {
            return count;
        }
    }

    @Test
    void bothEndsOfAPollAreLeftOutUntilNothingIsLeftOfIt() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            int port = listener.getLocalPort();
            OwnPolls polls = OwnPolls.of(new ListenConfig(List.of("127.0.0.1"), port, 0));
            try (Socket poller = new Socket(listener.getInetAddress(), port);
                    Socket agent = listener.accept()) {
                assertEquals(List.of(1L, 1L), count(port, OwnPolls.NONE, false));
                assertEquals(List.of(1L, 0L), count(port, polls, false));
                assertEquals(List.of(1L, 0L), count(port, polls, true));

                // The agent closes first.
                agent.close();
                assertEquals(List.of(1L, 0L), count(port, polls, false), "FIN_WAIT2");
                assertEquals(List.of(1L, 0L), count(port, polls, true), "CLOSE_WAIT of " + poller);
            }
            assertEquals(List.of(1L, 0L), count(port, polls, false), "TIME_WAIT");
        }
    }
}
