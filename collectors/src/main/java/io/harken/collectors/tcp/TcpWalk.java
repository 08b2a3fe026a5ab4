package io.harken.collectors.tcp;

import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One pass over {@code /proc/net/tcp} and {@code tcp6} that counts every socket once.
 *
 * <p>The kernel writes one page of whole rows at each read, and looks for its place again at the next. Where a socket
 * came to the same bucket meanwhile it gives one a second time: a socket that was met before is not counted again. And
 * at the end of its table it goes by the number of the row, and gives the last rows again and again for as long as the
 * table grows ({@code tcp_seek_last_pos} in {@code net/ipv4/tcp_ipv4.c}): a read of rows that were met before is behind
 * the end.
 */
final class TcpWalk {
    /** The kernel gives at most one page at a time. */
    private static final int PAGE = 4096;

    /** A shorter row is refused. */
    private static final int LEAST_ROW = 64;

    private static final String HEADING = "  sl  local_address ";

    /** So many noted rows of a page tell whether the page was met before. */
    private static final int ENOUGH = 4;

    /** In the place of a row that was met before. */
    private static final int MET = -1;

    private final SeenSockets seen;
    private final byte[] buffer = new byte[2 * PAGE];
    private final int[] places = new int[2 * PAGE / LEAST_ROW];
    private final TcpState[] states = new TcpState[places.length];
    private final long[] byState = new long[TcpState.CODES];
    private final BitSet listening = new BitSet();
    private final SocketFilter[] filters;
    private final long[] byFilter;

    /** The lines of the file so far. */
    private long lines;

    private TcpWalk(List<SocketFilter> filters, SeenSockets seen) {
        this.filters = filters.toArray(new SocketFilter[0]);
        this.byFilter = new long[filters.size()];
        this.seen = seen;
    }

    /**
     * Walks both files of a host.
     *
     * @param filters what to count beside the states
     * @param seen is cleared and used
     */
    static TcpSnapshot walk(HostPaths host, List<SocketFilter> filters, SeenSockets seen) throws IOException {
        seen.clear();
        TcpWalk walk = new TcpWalk(filters, seen);
        Path net = host.proc().resolve("net");
        try (InputStream tcp = HostFile.open(net.resolve("tcp"))) {
            walk.rows(tcp, "tcp", TcpRow.IPV4_DIGITS);
        }
        // tcp6 is absent when IPv6 is off: that is no sockets, not an error.
        Optional<InputStream> present = HostFile.openIfPresent(net.resolve("tcp6"));
        if (present.isPresent()) {
            try (InputStream tcp6 = present.get()) {
                walk.rows(tcp6, "tcp6", TcpRow.IPV6_DIGITS);
            }
        }
        return walk.snapshot();
    }

    private TcpSnapshot snapshot() {
        Map<SocketFilter, Long> counts = new HashMap<>();
        for (int i = 0; i < filters.length; i++) {
            counts.put(filters[i], byFilter[i]);
        }
        return new TcpSnapshot(byState, listening, counts);
    }

    private void rows(InputStream in, String file, int addressDigits) throws IOException {
        TcpRow row = new TcpRow(buffer, addressDigits);
        lines = 0;
        int filled = 0;
        int read;
        while ((read = in.read(buffer, filled, PAGE)) > 0) {
            filled += read;
            int rest;
            try {
                rest = page(row, lines == 0 ? behindHeading(filled) : 0, filled);
            } catch (IOException | IllegalArgumentException e) {
                throw malformed(file);
            }
            if (rest == MET) {
                return;
            }
            filled -= rest;
            System.arraycopy(buffer, rest, buffer, 0, filled);
            if (filled > PAGE) {
                throw malformed(file);
            }
        }
        if (filled > 0 || lines == 0) {
            throw malformed(file);
        }
    }

    private int behindHeading(int filled) throws IOException {
        int end = endOfLine(0, filled, 0);
        if (end == filled) {
            return 0;
        }
        if (!new String(buffer, 0, end, StandardCharsets.ISO_8859_1).startsWith(HEADING)) {
            throw new IOException("no heading");
        }
        lines = 1;
        return end + 1;
    }

    /** Counts the rows of one read. Gives where the incomplete one at the end begins, or MET if they are behind the end. */
    private int page(TcpRow row, int begin, int filled) throws IOException {
        int start = begin;
        int rows = 0;
        int noted = 0;
        int met = 0;
        int length = 0;
        int end;
        while (lines > 0 && (end = endOfLine(start, filled, length)) < filled) {
            places[rows] = row.moveTo(start, end);
            states[rows] = TcpState.ofCode(row.stateCode());
            long hash = row.pairHash();
            if (seen.isNoted(hash)) {
                noted++;
                if (!seen.add(row.fingerprint(hash))) {
                    met++;
                    places[rows] = MET;
                }
            }
            rows++;
            lines++;
            length = end - start;
            start = end + 1;
        }
        boolean behindEnd = 2 * met > noted && noted >= Math.min(rows, ENOUGH);
        if (behindEnd && noted < rows) {
            return MET;
        }
        lines -= rows;
        for (int i = 0; i < rows; i++) {
            if (places[i] != MET) {
                row.returnTo(places[i]);
                count(row, states[i]);
            }
            lines++;
        }
        return behindEnd ? MET : start;
    }

    /** Rows are mostly as long as the one before: look there first. */
    private int endOfLine(int start, int filled, int likelyLength) {
        int likely = start + likelyLength;
        if (likelyLength > 0 && likely < filled && buffer[likely] == '\n') {
            return likely;
        }
        int end = start;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private void count(TcpRow row, TcpState state) throws IOException {
        byState[state.code()]++;
        if (state == TcpState.LISTEN) {
            listening.set(row.localPort());
        }
        for (int i = 0; i < filters.length; i++) {
            if (filters[i].matches(row, state)) {
                byFilter[i]++;
            }
        }
    }

    private IOException malformed(String file) {
        return new IOException("Cannot read /proc/net/" + file + ": line " + (lines + 1) + " is malformed");
    }
}
