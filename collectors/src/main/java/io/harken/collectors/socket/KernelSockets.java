package io.harken.collectors.socket;

import io.harken.collectors.host.HostText;
import io.harken.collectors.host.ScannedNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What the kernel counts by itself: all sockets but those in SYN_RECV, before and behind a walk. {@code sockstat} has those in
 * use, with {@code tw} the ones that only wait for their end, of both families, and {@code sockstat6} those in use of IPv6.
 *
 * @param before when the walk began
 * @param after when it ended
 */
record KernelSockets(long before, long after) {
    private static final int LIMIT = 4096;

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
        Path sockstat = net.resolve("sockstat");
        String text = HostText.beginning(sockstat, LIMIT);
        long sockets = number(sockstat, text, "\nTCP: inuse ") + number(sockstat, text, " tw ");
        Path sockstat6 = net.resolve("sockstat6");
        if (!Files.exists(sockstat6)) {
            return sockets;
        }
        return sockets + number(sockstat6, "\n" + HostText.beginning(sockstat6, LIMIT), "\nTCP6: inuse ");
    }

    private static long number(Path file, String text, String label) throws IOException {
        int at = text.indexOf(label);
        OptionalLong number = at < 0 ? OptionalLong.empty() : ScannedNumber.unsigned(text, at + label.length());
        return number.orElseThrow(
                () -> new IOException("Cannot read " + file + ": it has no \"" + label.trim() + "\""));
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
