package io.harken.collectors.socket;

import java.util.ArrayList;
import java.util.Arrays;
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
    private final long[] key;
    private long[] words;
    private int[] counts;
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
        private static final Comparator<Entry> BY_COUNT =
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
        this.key = new long[width];
        this.words = new long[width * SMALLEST];
        this.counts = new int[SMALLEST];
    }

    /** The numbers of the key to be counted next. */
    long[] key() {
        return key;
    }

    /** Counts {@link #key}. */
    void count() {
        total++;
        long hash = hash(key, 0);
        distinct.ifPresent(estimate -> estimate.add(hash));
        int slot = slot(hash);
        if (counts[slot] == 0) {
            System.arraycopy(key, 0, words, slot * width, width);
            size++;
        }
        counts[slot]++;
        if (size > MOST) {
            forget();
        } else if (size > counts.length / 4 * 3) {
            rebuild(2 * counts.length, 0);
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
        PriorityQueue<Entry> top = new PriorityQueue<>(Entry.BY_COUNT);
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0 && (top.size() < most || counts[slot] >= least(top))) {
                List<Long> found = Arrays.stream(words, slot * width, (slot + 1) * width)
                        .boxed()
                        .toList();
                top.add(new Entry(found, counts[slot]));
                if (top.size() > most) {
                    top.remove();
                }
            }
        }
        List<Entry> entries = new ArrayList<>(top);
        entries.sort(Entry.BY_COUNT.reversed());
        return entries;
    }

    private static long least(PriorityQueue<Entry> top) {
        Entry entry = top.peek();
        return entry == null ? 0 : entry.count();
    }

    /** Makes room for at least half as many keys again. */
    private void forget() {
        if (distinct.isEmpty()) {
            DistinctEstimate estimate = new DistinctEstimate();
            for (int slot = 0; slot < counts.length; slot++) {
                if (counts[slot] > 0) {
                    estimate.add(hash(words, slot * width));
                }
            }
            distinct = Optional.of(estimate);
        }
        int[] present =
                Arrays.stream(counts).filter(count -> count > 0).sorted().toArray();
        int less = present[present.length / 2];
        error += less;
        rebuild(counts.length, less);
    }

    /** Takes a number off all counts, and puts the keys with something left into a table of a size. */
    private void rebuild(int slots, int less) {
        long[] oldWords = words;
        int[] oldCounts = counts;
        words = new long[width * slots];
        counts = new int[slots];
        size = 0;
        for (int old = 0; old < oldCounts.length; old++) {
            if (oldCounts[old] > less) {
                System.arraycopy(oldWords, old * width, key, 0, width);
                int slot = slot(hash(key, 0));
                System.arraycopy(key, 0, words, slot * width, width);
                counts[slot] = oldCounts[old] - less;
                size++;
            }
        }
    }

    /** Where {@link #key} is, or where it would be. */
    private int slot(long hash) {
        int mask = counts.length - 1;
        int slot = (int) hash & mask;
        while (counts[slot] != 0 && !isAt(slot)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int slot) {
        for (int i = 0; i < width; i++) {
            if (words[slot * width + i] != key[i]) {
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
