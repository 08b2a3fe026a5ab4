package io.harken.collectors.socket;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.socket.SocketWalk.Extent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A walk of its own over TCP sockets, for who looks for their owners. */
public final class InodeWalk {
    private InodeWalk() {}

    /**
     * Gives the inodes of sockets: of one that no process has any more a negative number, which is that of no other.
     *
     * @param host the host with the tables of a network namespace
     * @param state the state of the sockets; nothing for any
     */
    public static void walk(HostPaths host, Optional<TcpState> state, LongConsumer inodes) throws IOException {
        InodeTally tally = new InodeTally(state, inodes);
        List<Inquiry<?>> inquiries = List.of(new Inquiry<>((previous, walk) -> tally, tally));
        SocketSnapshot unused =
                SocketWalk.walk(Protocol.TCP, Extent.ALL, host, OwnPolls.NONE, inquiries, new SeenSockets());
    }

    /**
     * Gives each row that the walk gives it.
     *
     * @param inodes is given them
     */
    private record InodeTally(Optional<TcpState> state, LongConsumer inodes) implements Tally<Boolean> {
        @Override
        public void add(SocketRow row, TcpState rowState) {
            if (state.isEmpty() || state.get() == rowState) {
                long inode = row.inode();
                inodes.accept(inode == 0 ? row.fingerprint(row.pairHash()) | Long.MIN_VALUE : inode);
            }
        }

        @Override
        public Boolean answer() {
            return true;
        }
    }
}
