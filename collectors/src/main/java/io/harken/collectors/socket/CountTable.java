package io.harken.collectors.socket;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Keys and how often each was counted: an open hash table of 64-bit numbers.
 *
 * <p>A key is some such numbers, of the last only the lower half: its count stands in the other, so a key takes no more than its
 * numbers, and the table stays in the processor's cache for longer.
 */
final class CountTable {
    private static final int SMALLEST = 1 << 6;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final int width;

    /** A slot whose count is 0 is free. */
    private long[] table;

    private int slots;
    private int size;

    /** A table of keys of so many numbers. */
    CountTable(int width) {
        this.width = width;
        slots = SMALLEST;
        table = new long[width * SMALLEST];
    }

    /** Forgets all, and gives back the memory of a table that was much larger than what was counted last. */
    void clear() {
        if (slots > SMALLEST && size < slots / 16) {
            slots = Math.max(SMALLEST, Integer.highestOneBit(2 * size + 1));
            table = new long[width * slots];
        } else {
            Arrays.fill(table, 0);
        }
        size = 0;
    }

    /** The number of keys. */
    int size() {
        return size;
    }

    /** Counts the key at a place of an array, whose {@link #hash} is given, so many times. */
    void add(long[] keys, int from, long hash, long times) {
        int at = first(hash);
        while (countAt(at) != 0 && !isAt(at, keys, from)) {
            at = at + width == table.length ? 0 : at + width;
        }
        if (countAt(at) == 0) {
            System.arraycopy(keys, from, table, at, width - 1);
            table[at + width - 1] = number(keys, from, width - 1);
            size++;
        }
        table[at + width - 1] += times << Integer.SIZE;
        if (size > slots / 5 * 4) {
            rebuild(2 * slots, 0);
        }
    }

    /** What stands where a key with this hash is looked for first: it is in the cache then. */
    long prefetch(long hash) {
        return table[first(hash)];
    }

    private int first(long hash) {
        return ((int) hash & (slots - 1)) * width;
    }

    /** Gives the places of all keys. */
    void forEach(IntConsumer place) {
        for (int at = 0; at < table.length; at += width) {
            if (countAt(at) != 0) {
                place.accept(at);
            }
        }
    }

    /** How often the key at a place was counted. */
    long countAt(int place) {
        return table[place + width - 1] >>> Integer.SIZE;
    }

    /** A number of the key at a place. */
    long numberAt(int place, int index) {
        return number(table, place, index);
    }

    /** The hash of the key at a place. */
    long hashAt(int place) {
        return hash(table, place);
    }

    /** Takes a number off all counts; keys with nothing left go. */
    void reduce(long less) {
        rebuild(slots, less);
    }

    private void rebuild(int newSlots, long less) {
        long[] old = table;
        slots = newSlots;
        table = new long[width * slots];
        size = 0;
        for (int from = 0; from < old.length; from += width) {
            long count = old[from + width - 1] >>> Integer.SIZE;
            if (count > less) {
                add(old, from, hash(old, from), count - less);
            }
        }
    }

    private boolean isAt(int at, long[] keys, int from) {
        for (int i = 0; i < width - 1; i++) {
            if (table[at + i] != keys[from + i]) {
                return false;
            }
        }
        return (int) table[at + width - 1] == (int) keys[from + width - 1];
    }

    private long number(long[] keys, int at, int index) {
        long number = keys[at + index];
        return index == width - 1 ? Integer.toUnsignedLong((int) number) : number;
    }

    /** The hash of the key at a place of an array. */
    long hash(long[] keys, int at) {
        long hash = 0;
        for (int i = 0; i < width; i++) {
            hash = (hash ^ number(keys, at, i)) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
