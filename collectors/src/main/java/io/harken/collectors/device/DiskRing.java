package io.harken.collectors.device;

import io.harken.collectors.device.DiskStats.Counter;
import io.harken.collectors.history.SampleRing;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.util.Arrays;

/** The samples of one disk. */
final class DiskRing {
    private static final Counter[] COUNTERS = Counter.values();

    private final byte[] name;
    private final SampleRing ring = new SampleRing();
    private final long[] samples = new long[SampleRing.SLOTS * DiskStats.COUNTERS];

    /** No samples; an empty name stands for all disks together. */
    DiskRing(String name) {
        this.name = ByteText.bytes(name);
    }

    boolean isOf(byte[] other) {
        return Arrays.equals(name, other);
    }

    /** Adds a sample, if there is none of the second yet and the disk is there. */
    void add(long second, DiskStats stats) {
        if (ring.size() > 0 && ring.second(ring.newest()) >= second) {
            return;
        }
        int slot = -1;
        for (int row = 0; row < stats.rows(); row++) {
            if (name.length == 0 || stats.isNamed(row, name)) {
                slot = slot < 0 ? emptySlot(second) : slot;
                for (Counter counter : COUNTERS) {
                    samples[index(slot, counter)] += stats.counter(row, counter);
                }
            }
        }
    }

    private int emptySlot(long second) {
        int slot = ring.add(second);
        for (Counter counter : COUNTERS) {
            samples[index(slot, counter)] = 0;
        }
        return slot;
    }

    private static int index(int slot, Counter counter) {
        return slot * DiskStats.COUNTERS + counter.place();
    }

    /**
     * How much a counter grew a second, over so many of the last seconds or as many as there are samples of.
     *
     * @param now the second that it is
     * @throws NotSupportedException if there was no sample lately
     */
    double rate(Counter counter, int duration, long now) throws NotSupportedException {
        ring.requireRecent(now);
        int newest = ring.newest();
        int base = ring.oldestWithin(duration);
        long seconds = ring.second(newest) - ring.second(base);
        // Another disk may have come under the same name.
        long counted = Math.max(0, samples[index(newest, counter)] - samples[index(base, counter)]);
        return seconds == 0 ? 0 : (double) counted / seconds;
    }
}
