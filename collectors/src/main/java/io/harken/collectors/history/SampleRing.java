package io.harken.collectors.history;

import io.harken.item.NotSupportedException;

/**
 * Which samples there are of the last quarter of an hour. Whoever samples keeps the values himself, in arrays with a place for
 * each slot, and sees to it that one thread at a time is here.
 */
public final class SampleRing {
    /** The number of slots: both ends of a quarter of an hour. */
    public static final int SLOTS = 901;

    /** A sample each second, some of which may come late. */
    private static final int RECENT = 5;

    private final int[] seconds = new int[SLOTS];
    private int newest = -1;
    private int size;

    /**
     * Makes room for a sample.
     *
     * @param second when it was taken, of {@link Sampler#second}; later than the one before
     * @return its slot, which until now may have been that of the oldest sample
     */
    public int add(long second) {
        newest = next(newest);
        seconds[newest] = (int) second;
        size = Math.min(size + 1, SLOTS);
        return newest;
    }

    /** The number of samples. */
    public int size() {
        return size;
    }

    /** The slot of the newest sample; there must be one. */
    public int newest() {
        return newest;
    }

    /** The slot of the sample after that in a slot. */
    public int next(int slot) {
        return slot + 1 == SLOTS ? 0 : slot + 1;
    }

    /** When the sample in a slot was taken. */
    public long second(int slot) {
        return seconds[slot];
    }

    /**
     * The slot of the oldest sample that was taken at most so many seconds before the newest; there must be one. It is the newest
     * only where there is no other.
     *
     * @throws NotSupportedException if nothing was sampled for so long before the newest
     */
    public int oldestWithin(int duration) throws NotSupportedException {
        int slot = Math.floorMod(newest - Math.min(size - 1, duration), SLOTS);
        while (seconds[newest] - seconds[slot] > duration) {
            slot = next(slot);
        }
        if (slot == newest && size > 1) {
            throw waiting();
        }
        return slot;
    }

    /**
     * Makes sure that the newest sample, if there is one, is of the last seconds: nobody is told what was long ago.
     *
     * @param now the second that it is
     * @throws NotSupportedException if sampling has stalled
     */
    public void requireRecent(long now) throws NotSupportedException {
        if (size > 0 && now - seconds[newest] > RECENT) {
            throw waiting();
        }
    }

    private static NotSupportedException waiting() {
        return new NotSupportedException("Timeout while waiting for collector data.");
    }
}
