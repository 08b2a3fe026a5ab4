package io.harken.collectors.device;

import io.harken.collectors.device.DiskStats.Counter;
import io.harken.collectors.history.RereadFile;
import io.harken.collectors.history.Sampler;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counters of the disks that are asked for, in every second of the last quarter of an hour. A disk is sampled from when it is
 * asked for first, until nobody has asked for three hours.
 */
final class DiskHistory implements Sampler.Source {
    private static final int MOST_DISKS = 1024;
    private static final int FORGOTTEN_AFTER = 10_800;

    private final RereadFile file;

    /** For the sampler's thread only. */
    private final DiskStats read = new DiskStats();

    private final List<Entry> entries = new ArrayList<>();

    private static final class Entry {
        private final DiskRing disk;
        private long asked;

        private Entry(DiskRing disk) {
            this.disk = disk;
        }
    }

    DiskHistory(HostPaths host) {
        file = new RereadFile(host.proc().resolve("diskstats"));
    }

    @Override
    public void sample(long second) throws IOException {
        if (isIdle(second)) {
            return;
        }
        int length = file.read();
        read.parse(file.bytes(), length);
        synchronized (this) {
            for (int i = 0; i < entries.size(); i++) {
                entries.get(i).disk.add(second, read);
            }
        }
    }

    /** Nothing is read for nobody. */
    private synchronized boolean isIdle(long second) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (second - entries.get(i).asked > FORGOTTEN_AFTER) {
                entries.remove(i);
            }
        }
        return entries.isEmpty();
    }

    /**
     * How much a counter of a disk grows a second.
     *
     * @param name as the kernel calls it; empty for all disks together
     * @param now what the host says now, which is the first sample of a disk that nobody asked for lately
     * @param duration over how many of the last seconds, or over as many as there are samples of
     */
    synchronized double rate(String name, DiskStats now, long second, Counter counter, int duration)
            throws NotSupportedException {
        Entry entry = entry(ByteText.bytes(name));
        if (entry == null) {
            if (entries.size() == MOST_DISKS) {
                throw new NotSupportedException("Cannot add disk device to agent collector.");
            }
            DiskRing disk = new DiskRing(name);
            disk.add(second, now);
            entry = new Entry(disk);
            entries.add(entry);
        }
        entry.asked = second;
        return entry.disk.rate(counter, duration, second);
    }

    private @Nullable Entry entry(byte[] name) {
        for (Entry entry : entries) {
            if (entry.disk.isOf(name)) {
                return entry;
            }
        }
        return null;
    }
}
