package io.harken.collectors.socket;

import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One pass over {@code /proc/net/tcp} and {@code tcp6}, or the files of UDP, that counts every socket once.
 *
 * <p>The kernel writes one page of whole rows at each read, and looks for its place again at the next. Where a socket
 * came to the same bucket meanwhile it gives one a second time: a socket that was met before is not counted again. And
 * at the end of its table it goes by the number of the row, and gives the last rows again and again for as long as the
 * table grows ({@code tcp_seek_last_pos} in {@code net/ipv4/tcp_ipv4.c}): a read of rows that were met before is behind
 * the end.
 */
final class SocketWalk {
    /** The kernel gives at most one page at a time. */
    private static final int PAGE = 4096;

    /** Blanks precede it, of which UDP has one more. */
    private static final String HEADING = "sl  local_address ";

    private final Protocol protocol;
    private final SeenSockets seen;
    private final byte[] buffer = new byte[2 * PAGE];
    private final StateCounts ipv4 = new StateCounts();
    private final StateCounts ipv6 = new StateCounts();
    private final StateCounts polled = new StateCounts();
    private final BitSet listening = new BitSet();
    private final Extent extent;
    private final List<Inquiry<?>> inquiries;
    private final OwnPolls ownPolls;
    private final Tally<?>[] tallies;
    private final Tally<?>[] ofAllSockets;

    /** How far a walk goes. */
    enum Extent {
        ALL,
        /**
         * To the first connection: behind it there is no socket that listens. Kernels before 4.4 list requests for a connection,
         * which are in SYN_RECV, among the listeners.
         */
        LISTENERS;

        boolean endsAt(TcpState state) {
            return this == LISTENERS && state != TcpState.LISTEN && state != TcpState.SYN_RECV;
        }
    }

    private SocketWalk(
            Protocol protocol, Extent extent, OwnPolls ownPolls, List<Inquiry<?>> inquiries, SeenSockets seen) {
        this.protocol = protocol;
        this.extent = extent;
        this.inquiries = inquiries;
        this.ownPolls = ownPolls;
        this.tallies = inquiries.stream().map(Inquiry::tally).toArray(Tally<?>[]::new);
        this.ofAllSockets = inquiries.stream()
                .filter(inquiry -> inquiry.question().isOfAllSockets())
                .map(Inquiry::tally)
                .toArray(Tally<?>[]::new);
        this.seen = seen;
    }

    /**
     * Walks both files of a host.
     *
     * @param ownPolls what is left out
     * @param inquiries what to find out beside the states
     * @param seen is cleared and used
     */
    static SocketSnapshot walk(
            Protocol protocol,
            Extent extent,
            HostPaths host,
            OwnPolls ownPolls,
            List<Inquiry<?>> inquiries,
            SeenSockets seen)
            throws IOException {
        seen.clear();
        SocketWalk walk = new SocketWalk(protocol, extent, ownPolls, inquiries, seen);
        try (InputStream in = HostFile.open(host.net().resolve(protocol.file()))) {
            walk.rows(in, protocol.file(), SocketRow.IPV4_DIGITS);
        }
        // It is absent when IPv6 is off: that is no sockets, not an error.
        Optional<InputStream> present = HostFile.openIfPresent(host.net().resolve(protocol.file6()));
        if (present.isPresent()) {
            try (InputStream in = present.get()) {
                walk.rows(in, protocol.file6(), SocketRow.IPV6_DIGITS);
            }
        }
        return walk.snapshot();
    }

    private SocketSnapshot snapshot() {
        Map<Question<?>, Answer<?>> answers = new HashMap<>();
        for (Inquiry<?> inquiry : inquiries) {
            answers.put(inquiry.question(), Answer.of(inquiry.tally()));
        }
        return new SocketSnapshot(ipv4, ipv6, polled, listening, answers);
    }

    private void rows(InputStream in, String file, int addressDigits) throws IOException {
        SocketRow row = new SocketRow(buffer, addressDigits);
        SocketPage page = new SocketPage(buffer, seen);
        long lines = 0;
        int filled = 0;
        int read;
        while ((read = in.read(buffer, filled, PAGE)) > 0) {
            filled += read;
            int rest = 0;
            if (lines == 0) {
                rest = behindHeading(page, filled, file);
                lines = rest > 0 ? 1 : 0;
            }
            if (lines > 0) {
                rest = take(page, row, rest, filled, file, lines);
                if (!count(page, row, file, lines)) {
                    return;
                }
                lines += page.rows();
            }
            filled -= rest;
            System.arraycopy(buffer, rest, buffer, 0, filled);
            if (filled > PAGE) {
                throw malformed(file, lines);
            }
        }
        if (filled > 0 || lines == 0) {
            throw malformed(file, lines);
        }
    }

    /** 0 as long as the heading is not complete. */
    private int behindHeading(SocketPage page, int filled, String file) throws IOException {
        int end = page.endOfLine(0, filled);
        if (end == filled) {
            return 0;
        }
        if (!new String(buffer, 0, end, StandardCharsets.ISO_8859_1)
                .stripLeading()
                .startsWith(HEADING)) {
            throw malformed(file, 0);
        }
        return end + 1;
    }

    private static int take(SocketPage page, SocketRow row, int from, int to, String file, long lines)
            throws IOException {
        try {
            return page.take(row, from, to);
        } catch (IOException | IllegalArgumentException e) {
            throw malformed(file, lines + page.rows());
        }
    }

    /** Counts the rows of a page; false if it is behind the end of the table, or of what is asked of it. */
    private boolean count(SocketPage page, SocketRow row, String file, long lines) throws IOException {
        boolean behindEnd = protocol.repeatsItsEnd() && page.isBehindEnd();
        if (behindEnd && !page.isAllNoted()) {
            return false;
        }
        for (int i = 0; i < page.rows(); i++) {
            if (extent.endsAt(page.state(i))) {
                return false;
            }
            if (page.isNew(i)) {
                row.returnTo(page.place(i));
                try {
                    count(row, page.state(i));
                } catch (IOException e) {
                    throw malformed(file, lines + i);
                }
            }
        }
        return !behindEnd;
    }

    private void count(SocketRow row, TcpState state) throws IOException {
        boolean isOwnPoll = ownPolls.contains(row, state);
        (isOwnPoll ? polled : row.isIpv6() ? ipv6 : ipv4).add(state);
        if (state == protocol.unconnected()) {
            listening.set(row.localPort());
        }
        for (Tally<?> tally : isOwnPoll ? ofAllSockets : tallies) {
            tally.add(row, state);
        }
    }

    private static IOException malformed(String file, long lines) {
        return new IOException("Cannot read /proc/net/" + file + ": line " + (lines + 1) + " is malformed");
    }
}
