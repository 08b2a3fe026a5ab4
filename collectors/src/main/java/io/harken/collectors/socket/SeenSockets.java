package io.harken.collectors.socket;

import java.util.Arrays;

/**
 * The fingerprints of the sockets that a walk has met: of all of a table of ordinary size, of every fourth beyond.
 *
 * <p>An open hash table of 64-bit numbers: at most 21 bytes for each, kept from walk to walk so that a walk allocates
 * nothing.
 */
final class SeenSockets {
    private static final int SMALLEST = 1 << 10;

    /** So many are all noted: random access to a larger table would cost more than two percent of a walk. */
    private static final int ALL_OF = 1 << 14;

    private static final int BEYOND = 4;

    private long[] slots = new long[SMALLEST];
    private int size;

    /** Whether a socket with this hash is to be noted and looked for now. */
    boolean isNoted(long hash) {
        return size < ALL_OF || hash % BEYOND == 0;
    }

    /** Notes a fingerprint; false if it was there. */
    boolean add(long fingerprint) {
        if (size > slots.length / 4 * 3) {
            grow();
        }
        // 0 marks a free slot.
        boolean added = insert(slots, fingerprint == 0 ? 1 : fingerprint);
        if (added) {
            size++;
        }
        return added;
    }

    /** Forgets all, and gives back the memory of a walk that was much larger than the last one. */
    void clear() {
        if (slots.length > SMALLEST && size < slots.length / 16) {
            slots = new long[Math.max(SMALLEST, Integer.highestOneBit(size * 2 + 1) * 2)];
        } else {
            Arrays.fill(slots, 0);
        }
        size = 0;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long fingerprint : slots) {
            if (fingerprint != 0) {
                insert(larger, fingerprint);
            }
        }
        slots = larger;
    }

    private static boolean insert(long[] slots, long fingerprint) {
        int mask = slots.length - 1;
        int slot = (int) fingerprint & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == fingerprint) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = fingerprint;
        return true;
    }
}
