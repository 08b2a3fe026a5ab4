package io.harken.collectors.socket;

import io.harken.collectors.tcp.SocketUse;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What the kernel counts by itself, before and behind a walk: sockets in use and those that only wait for their end, which are all
 * but those in SYN_RECV.
 *
 * @param before when the walk began
 * @param after when it ended
 */
record KernelSockets(long before, long after) {
    /** By how many sockets a walk differs from what the kernel counted meanwhile. */
    long disagreement(long walked) {
        return Math.max(0, Math.max(Math.min(before, after) - walked, walked - Math.max(before, after)));
    }

    /** Begins to compare, in the folder of a network namespace. */
    static Tally<KernelSockets> begin(Path net) {
        try {
            return new Comparison(net, read(net));
        } catch (IOException e) {
            return Tally.failed(e);
        }
    }

    private static long read(Path net) throws IOException {
        SocketUse use = SocketUse.read(net);
        return use.inuse4() + use.inuse6() + use.timewait();
    }

    private static final class Comparison implements Tally<KernelSockets> {
        private final Path net;
        private final long before;

        Comparison(Path net, long before) {
            this.net = net;
            this.before = before;
        }

        @Override
        public void add(SocketRow row, TcpState state) {
            // The walk counts them anyway.
        }

        @Override
        public KernelSockets answer() throws IOException {
            return new KernelSockets(before, read(net));
        }
    }
}
