package io.harken.collectors.socket;

import java.time.Duration;

/**
 * Since when the sockets of a state were in it, walk after walk. A socket is known by its addresses and inode.
 *
 * <p>At most {@link #MOST} are followed, by a table of 16 bytes for each of 131,072: what is beyond them is not counted.
 */
final class StuckSockets {
    /** So many sockets are followed. */
    static final int MOST = 100_000;

    private static final int SMALLEST = 1 << 6;

    private final long firstBegun;
    private final long begun;
    private long[] sockets = new long[SMALLEST];
    private long[] since = new long[SMALLEST];
    private int size;

    /** The first walk. */
    StuckSockets(long begun) {
        this(begun, begun);
    }

    private StuckSockets(long firstBegun, long begun) {
        this.firstBegun = firstBegun;
        this.begun = begun;
    }

    /** The walk that follows on this one. */
    StuckSockets next(long nextBegun) {
        return new StuckSockets(firstBegun, nextBegun);
    }

    /** For how long walks have looked. */
    Duration history() {
        return Duration.ofNanos(begun - firstBegun);
    }

    /** Adds a socket, known from the walk before or not. */
    void add(long fingerprint, StuckSockets before) {
        if (size == MOST) {
            return;
        }
        // 0 marks a free slot.
        long socket = fingerprint == 0 ? 1 : fingerprint;
        int known = before.slot(socket);
        insert(socket, before.sockets[known] == socket ? before.since[known] : begun);
        if (size > sockets.length / 4 * 3) {
            grow();
        }
    }

    /** How many were there for so long at the time of the walk. */
    long count(Duration time) {
        long count = 0;
        for (int slot = 0; slot < sockets.length; slot++) {
            if (sockets[slot] != 0 && begun - since[slot] >= time.toNanos()) {
                count++;
            }
        }
        return count;
    }

    private void grow() {
        long[] oldSockets = sockets;
        long[] oldSince = since;
        sockets = new long[2 * oldSockets.length];
        since = new long[sockets.length];
        size = 0;
        for (int slot = 0; slot < oldSockets.length; slot++) {
            if (oldSockets[slot] != 0) {
                insert(oldSockets[slot], oldSince[slot]);
            }
        }
    }

    private void insert(long socket, long time) {
        int slot = slot(socket);
        if (sockets[slot] == 0) {
            size++;
        }
        sockets[slot] = socket;
        since[slot] = time;
    }

    private int slot(long socket) {
        int mask = sockets.length - 1;
        int slot = (int) socket & mask;
        while (sockets[slot] != 0 && sockets[slot] != socket) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
