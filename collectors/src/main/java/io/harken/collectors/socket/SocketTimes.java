package io.harken.collectors.socket;

import java.util.Arrays;

/** Sockets by their fingerprints, each with a time: an open hash table, of at most {@link #MOST}. */
final class SocketTimes {
    /** So many sockets there can be: in 131,072 slots of 16 bytes. */
    static final int MOST = 100_000;

    private static final int SMALLEST = 1 << 6;

    private long[] sockets = new long[SMALLEST];
    private long[] times = new long[SMALLEST];
    private int size;

    /** Forgets all, and gives back the memory of a table that was much larger than what was in it. */
    void clear() {
        if (sockets.length > SMALLEST && size < sockets.length / 16) {
            allocate(Math.max(SMALLEST, 2 * Integer.highestOneBit(2 * size + 1)));
        } else {
            Arrays.fill(sockets, 0);
        }
        size = 0;
    }

    /** The time of a socket, or another. */
    long timeOf(long fingerprint, long otherwise) {
        long socket = socket(fingerprint);
        int slot = slot(socket);
        return sockets[slot] == socket ? times[slot] : otherwise;
    }

    /** Adds a socket; false if it is there or there is no room for it. */
    boolean add(long fingerprint, long time) {
        long socket = socket(fingerprint);
        if (size == MOST || !insert(socket, time)) {
            return false;
        }
        if (size > sockets.length / 5 * 4) {
            grow();
        }
        return true;
    }

    /** 0 marks a free slot. */
    private static long socket(long fingerprint) {
        return fingerprint == 0 ? 1 : fingerprint;
    }

    private void grow() {
        long[] oldSockets = sockets;
        long[] oldTimes = times;
        allocate(2 * oldSockets.length);
        size = 0;
        for (int slot = 0; slot < oldSockets.length; slot++) {
            if (oldSockets[slot] != 0) {
                insert(oldSockets[slot], oldTimes[slot]);
            }
        }
    }

    private void allocate(int slots) {
        sockets = new long[slots];
        times = new long[slots];
    }

    private boolean insert(long socket, long time) {
        int slot = slot(socket);
        if (sockets[slot] == socket) {
            return false;
        }
        sockets[slot] = socket;
        times[slot] = time;
        size++;
        return true;
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
