package io.harken.collectors.socket;

import java.io.IOException;

/**
 * The rows of one read, before they are counted: where each is, its state, and whether it was met before.
 *
 * <p>They are looked at twice, because only the whole page tells whether it is behind the end of the table.
 */
final class SocketPage {
    /** A shorter row is refused. */
    private static final int LEAST_ROW = 64;

    /** So many noted rows tell whether the page was met before. */
    private static final int ENOUGH = 4;

    private final byte[] buffer;
    private final SeenSockets seen;
    private final int[] places;
    private final TcpState[] states;
    private final boolean[] met;
    private int rows;
    private int noted;
    private int repeated;

    /** Rows are mostly as long as the one before. */
    private int lineLength;

    SocketPage(byte[] buffer, SeenSockets seen) {
        this.buffer = buffer;
        this.seen = seen;
        this.places = new int[buffer.length / LEAST_ROW];
        this.states = new TcpState[places.length];
        this.met = new boolean[places.length];
    }

    /**
     * Takes the whole rows between two offsets, and gives where the incomplete one behind them begins.
     *
     * @throws IOException if a row is malformed; {@link #rows} is then its number in this page
     */
    int take(SocketRow row, int from, int to) throws IOException {
        rows = 0;
        noted = 0;
        repeated = 0;
        int start = from;
        int end;
        while ((end = endOfLine(start, to)) < to) {
            note(row, start, end);
            rows++;
            lineLength = end - start;
            start = end + 1;
        }
        return start;
    }

    private void note(SocketRow row, int start, int end) throws IOException {
        places[rows] = row.moveTo(start, end);
        states[rows] = TcpState.ofCode(row.stateCode());
        met[rows] = false;
        long hash = row.pairHash();
        if (seen.isNoted(hash)) {
            noted++;
            if (!seen.add(row.fingerprint(hash))) {
                met[rows] = true;
                repeated++;
            }
        }
    }

    /** The end of the line that begins at an offset, or the limit. */
    int endOfLine(int start, int limit) {
        int likely = start + lineLength;
        if (lineLength > 0 && likely < limit && buffer[likely] == '\n') {
            return likely;
        }
        int end = start;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    /** The number of rows. */
    int rows() {
        return rows;
    }

    /** Where the row begins, for {@link SocketRow#returnTo}. */
    int place(int index) {
        return places[index];
    }

    TcpState state(int index) {
        return states[index];
    }

    /** Whether the row is of a socket that was not met before, as far as is known. */
    boolean isNew(int index) {
        return !met[index];
    }

    /** Whether the kernel has gone back: most of what is known of these rows is that they were met before. */
    boolean isBehindEnd() {
        return 2 * repeated > noted && noted >= Math.min(rows, ENOUGH);
    }

    /** Whether of each row it is known if it was met before. */
    boolean isAllNoted() {
        return noted == rows;
    }
}
