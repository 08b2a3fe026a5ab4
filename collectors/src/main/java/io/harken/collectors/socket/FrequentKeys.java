package io.harken.collectors.socket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Counts keys that are a few 64-bit numbers each, in bounded memory.
 *
 * <p>As long as there are at most {@link #MOST} different keys, all counts are exact. Beyond, the same number is taken off all
 * counts, and keys with nothing left are forgotten (Misra and Gries, "Finding repeated elements", 1982): a count is then too
 * small by {@link #error} at most.
 */
final class FrequentKeys {
    /** So many keys are counted exactly. */
    static final int MOST = 100_000;

    private static final int SMALLEST = 1 << 6;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final int width;

    /** Of a slot: the numbers of its key and, behind them, how often it was counted; 0 where it is free. */
    private final int stride;

    private final long[] key;
    private long[] table;
    private int slots = SMALLEST;
    private int size;
    private long total;
    private long error;
    private Optional<DistinctEstimate> distinct = Optional.empty();

    /**
     * A key and how often it was counted.
     *
     * @param key the numbers of the key
     * @param count how often, less {@link FrequentKeys#error} at worst
     */
    record Entry(List<Long> key, long count) {
        static final Comparator<Entry> BY_COUNT =
                Comparator.comparingLong(Entry::count).thenComparing(Entry::key, Entry::descending);

        /** Of keys of the same count the least comes first. */
        private static int descending(List<Long> key, List<Long> other) {
            int i = 0;
            while (i < key.size() - 1 && key.get(i).equals(other.get(i))) {
                i++;
            }
            return Long.compareUnsigned(other.get(i), key.get(i));
        }
    }

    /** Counts keys of so many numbers. */
    FrequentKeys(int width) {
        this.width = width;
        this.stride = width + 1;
        this.key = new long[width];
        this.table = new long[stride * SMALLEST];
    }

    /** Forgets all, and gives back the memory of a table that was much larger than what was counted last. */
    void clear() {
        if (slots > SMALLEST && size < slots / 16) {
            slots = Math.max(SMALLEST, Integer.highestOneBit(2 * size + 1));
            table = new long[stride * slots];
        } else {
            Arrays.fill(table, 0);
        }
        size = 0;
        total = 0;
        error = 0;
        distinct = Optional.empty();
    }

    /** The numbers of the key to be counted next. */
    long[] key() {
        return key;
    }

    /** Counts {@link #key}. */
    void count() {
        total++;
        long hash = hash(key, 0);
        if (distinct.isPresent()) {
            distinct.get().add(hash);
        }
        int at = place(hash);
        if (table[at + width] == 0) {
            System.arraycopy(key, 0, table, at, width);
            size++;
        }
        table[at + width]++;
        if (size > MOST) {
            forget();
        } else if (size > slots / 5 * 4) {
            rebuild(2 * slots, 0);
        }
    }

    /** How often anything was counted. */
    long total() {
        return total;
    }

    /** By how much a count may be too small. */
    long error() {
        return error;
    }

    /** The number of different keys; beyond {@link #MOST} an estimate. */
    long distinct() {
        return distinct.map(DistinctEstimate::value).orElse((long) size);
    }

    /** The keys that were counted most often, the most frequent first. */
    List<Entry> top(int most) {
        PriorityQueue<Integer> top = new PriorityQueue<>(this::compare);
        for (int at = 0; at < table.length; at += stride) {
            if (table[at + width] > 0 && (top.size() < most || compare(at, top.element()) > 0)) {
                top.add(at);
                if (top.size() > most) {
                    top.remove();
                }
            }
        }
        List<Entry> entries = new ArrayList<>();
        while (!top.isEmpty()) {
            entries.add(entry(top.remove()));
        }
        Collections.reverse(entries);
        return entries;
    }

    /** As {@link Entry#BY_COUNT}, without making entries: there may be many of the same count. */
    private int compare(int at, int other) {
        int order = Long.compare(table[at + width], table[other + width]);
        for (int i = 0; i < width && order == 0; i++) {
            order = Long.compareUnsigned(table[other + i], table[at + i]);
        }
        return order;
    }

    private Entry entry(int at) {
        return new Entry(Arrays.stream(table, at, at + width).boxed().toList(), table[at + width]);
    }

    /** Makes room for at least half as many keys again. */
    private void forget() {
        if (distinct.isEmpty()) {
            distinct = Optional.of(estimate());
        }
        long[] present = new long[size];
        int found = 0;
        for (int at = width; at < table.length; at += stride) {
            if (table[at] > 0) {
                present[found++] = table[at];
            }
        }
        Arrays.sort(present);
        long less = present[size / 2];
        error += less;
        rebuild(slots, less);
    }

    private DistinctEstimate estimate() {
        DistinctEstimate estimate = new DistinctEstimate();
        for (int at = 0; at < table.length; at += stride) {
            if (table[at + width] > 0) {
                estimate.add(hash(table, at));
            }
        }
        return estimate;
    }

    /** Takes a number off all counts, and puts the keys with something left into a table of so many slots. */
    private void rebuild(int newSlots, long less) {
        long[] old = table;
        slots = newSlots;
        table = new long[stride * slots];
        size = 0;
        for (int from = 0; from < old.length; from += stride) {
            if (old[from + width] > less) {
                System.arraycopy(old, from, key, 0, width);
                int at = place(hash(key, 0));
                System.arraycopy(key, 0, table, at, width);
                table[at + width] = old[from + width] - less;
                size++;
            }
        }
    }

    /** Where {@link #key} is in the table, or where it would be. */
    private int place(long hash) {
        int slot = (int) hash & (slots - 1);
        while (table[slot * stride + width] != 0 && !isAt(slot * stride)) {
            slot = (slot + 1) & (slots - 1);
        }
        return slot * stride;
    }

    private boolean isAt(int at) {
        for (int i = 0; i < width; i++) {
            if (table[at + i] != key[i]) {
                return false;
            }
        }
        return true;
    }

    private long hash(long[] from, int at) {
        long hash = 0;
        for (int i = at; i < at + width; i++) {
            hash = (hash ^ from[i]) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
