package io.harken.collectors.socket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Counts keys that are a few 64-bit numbers each, of the last only the lower half, in bounded memory.
 *
 * <p>As long as there are at most {@link #MOST} different keys, all counts are exact. Beyond, the same number is taken off all
 * counts, and keys with nothing left are forgotten (Misra and Gries, "Finding repeated elements", 1982): a count is then too
 * small by {@link #error} at most.
 */
final class FrequentKeys {
    /** So many keys are counted exactly. */
    static final int MOST = 100_000;

    /** So many keys are looked for at a time. */
    private static final int BATCH = 32;

    private final int width;
    private final CountTable table;
    private final long[] key;
    private final long[] pending;
    private final long[] hashes = new long[BATCH];

    /** Nobody needs it: else the compiler would leave the prefetching out. */
    private final long[] prefetched = new long[BATCH];

    private int pendingSize;
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
        this.table = new CountTable(width);
        this.key = new long[width];
        this.pending = new long[BATCH * width];
    }

    /** Forgets all. */
    void clear() {
        table.clear();
        pendingSize = 0;
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
        System.arraycopy(key, 0, pending, pendingSize * width, width);
        pendingSize++;
        if (pendingSize == BATCH) {
            countPending();
        }
    }

    /** Each is a place in memory, mostly a far one: it is asked for all of them before the first is needed. */
    private void countPending() {
        for (int i = 0; i < pendingSize; i++) {
            hashes[i] = table.hash(pending, i * width);
            prefetched[i] = table.prefetch(hashes[i]);
        }
        for (int i = 0; i < pendingSize; i++) {
            if (distinct.isPresent()) {
                distinct.get().add(hashes[i]);
            }
            table.add(pending, i * width, hashes[i], 1);
            if (table.size() > MOST) {
                forget();
            }
        }
        pendingSize = 0;
    }

    /** How often anything was counted. */
    long total() {
        return total;
    }

    /** By how much a count may be too small. */
    long error() {
        countPending();
        return error;
    }

    /** The number of different keys; beyond {@link #MOST} an estimate. */
    long distinct() {
        countPending();
        return distinct.map(DistinctEstimate::value).orElse((long) table.size());
    }

    /** The keys that were counted most often, the most frequent first. */
    List<Entry> top(int most) {
        countPending();
        PriorityQueue<Integer> top = new PriorityQueue<>(this::compare);
        table.forEach(at -> {
            if (top.size() < most || compare(at, top.element()) > 0) {
                top.add(at);
                if (top.size() > most) {
                    top.remove();
                }
            }
        });
        List<Entry> entries = new ArrayList<>();
        while (!top.isEmpty()) {
            entries.add(entry(top.remove()));
        }
        Collections.reverse(entries);
        return entries;
    }

    /** As {@link Entry#BY_COUNT}, without making entries: there may be many of the same count. */
    private int compare(int at, int other) {
        int order = Long.compare(table.countAt(at), table.countAt(other));
        for (int i = 0; i < width && order == 0; i++) {
            order = Long.compareUnsigned(table.numberAt(other, i), table.numberAt(at, i));
        }
        return order;
    }

    private Entry entry(int at) {
        List<Long> numbers =
                IntStream.range(0, width).mapToObj(i -> table.numberAt(at, i)).toList();
        return new Entry(numbers, table.countAt(at));
    }

    /** Makes room for at least half as many keys again. */
    private void forget() {
        if (distinct.isEmpty()) {
            DistinctEstimate estimate = new DistinctEstimate();
            table.forEach(at -> estimate.add(table.hashAt(at)));
            distinct = Optional.of(estimate);
        }
        long[] counts = new long[table.size()];
        int[] found = new int[1];
        table.forEach(at -> counts[found[0]++] = table.countAt(at));
        Arrays.sort(counts);
        long less = counts[counts.length / 2];
        error += less;
        table.reduce(less);
    }
}
