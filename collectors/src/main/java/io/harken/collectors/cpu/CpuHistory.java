package io.harken.collectors.cpu;

import io.harken.collectors.history.RereadFile;
import io.harken.collectors.history.SampleRing;
import io.harken.collectors.history.Sampler;
import io.harken.collectors.host.HostPaths;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The times of all processors in every second of the last quarter of an hour.
 *
 * <p>Of each number the low 32 bits are kept, as only differences matter: of 256 processors that is 10 MB. There is room for a
 * processor from when it is present.
 */
final class CpuHistory implements Sampler.Source {
    private static final int STATES = CpuTimes.STATES.size();

    /** The states, and whether the processor was present. */
    private static final int WIDTH = STATES + 1;

    /** The others have no history: these take 20 MB. */
    private static final int MOST_PROCESSORS = 512;

    private static final int[] NONE = {};

    private final HostPaths host;
    private final RereadFile stat;
    private final SampleRing ring = new SampleRing();

    /** By processor; empty for one that was never present. */
    private int[][] samples = {};

    /** Whether the newest sample has a processor. */
    private boolean[] present = {};

    /** The whole numbers of the first sample: without another one, they are what has been since the start of the host. */
    private @Nullable CpuTimes first;

    /** Those of the later samples, for the sampler's thread only. */
    private @Nullable CpuTimes later;

    CpuHistory(HostPaths host) {
        this.host = host;
        this.stat = new RereadFile(host.proc().resolve("stat"));
    }

    @Override
    public void sample(long second) throws IOException {
        if (later == null) {
            later = new CpuTimes(CpuNumber.configured(host));
        }
        try {
            int length = stat.read();
            later.parse(stat.bytes(), length);
        } catch (IOException e) {
            later.forget();
            throw e;
        } finally {
            later = add(second, later);
        }
    }

    /** Adds a sample, and gives what the next one may be read into. */
    private synchronized CpuTimes add(long second, CpuTimes times) {
        boolean isFirst = ring.size() == 0;
        if (isFirst) {
            first = times;
            samples = new int[times.count()][];
            Arrays.fill(samples, NONE);
            present = new boolean[times.count()];
        }
        CpuTimes next = isFirst ? new CpuTimes(times.count() - 1) : times;
        makeRoom(times);
        // From here on nothing can fail.
        int at = ring.add(second) * WIDTH;
        for (int cpu = 0; cpu < samples.length; cpu++) {
            present[cpu] = times.isPresent(cpu);
            if (samples[cpu].length > 0) {
                for (int state = 0; state < STATES; state++) {
                    samples[cpu][at + state] = (int) times.ticks(cpu, state);
                }
                samples[cpu][at + STATES] = present[cpu] ? 1 : 0;
            }
        }
        return next;
    }

    private void makeRoom(CpuTimes times) {
        for (int cpu = 0; cpu < samples.length && cpu <= MOST_PROCESSORS; cpu++) {
            if (times.isPresent(cpu) && samples[cpu].length == 0) {
                samples[cpu] = new int[SampleRing.SLOTS * WIDTH];
            }
        }
    }

    /**
     * The number of processors, present or not, all of them together being one more.
     *
     * @param now the second that it is
     * @throws NotSupportedException if it is not known, as there is no recent sample
     */
    synchronized int count(long now) throws NotSupportedException {
        if (ring.size() == 0) {
            throw unknown();
        }
        ring.requireRecent(now);
        return samples.length;
    }

    private static NotSupportedException unknown() {
        return new NotSupportedException("Cannot obtain CPU information.");
    }

    /** Whether the newest sample has a processor. */
    synchronized boolean isPresent(int cpu) {
        return cpu < present.length && present[cpu];
    }

    private boolean isPresent(int cpu, int slot) {
        return samples[cpu][slot * WIDTH + STATES] != 0;
    }

    /**
     * The share of its time that a processor has spent in a state, in percent.
     *
     * @param duration over how many of the last seconds, or over as many as there are samples of
     * @param now the second that it is
     * @throws NotSupportedException if it is not present now, or that is not known
     */
    synchronized double share(int cpu, int state, int duration, long now) throws NotSupportedException {
        ring.requireRecent(now);
        if (!isPresent(cpu)) {
            throw unknown();
        }
        if (samples[cpu].length == 0) {
            throw new NotSupportedException("Only the first " + MOST_PROCESSORS + " processors are sampled.");
        }
        if (ring.size() == 1 && first != null) {
            return sinceStart(first, cpu, state);
        }
        int base = ring.oldestWithin(duration);
        while (!isPresent(cpu, base)) {
            base = ring.next(base);
        }
        long total = 0;
        for (int each = 0; each < STATES; each++) {
            total += spent(cpu, each, base);
        }
        return percent(spent(cpu, state, base), total);
    }

    private static double sinceStart(CpuTimes times, int cpu, int state) {
        long total = 0;
        for (int each = 0; each < STATES; each++) {
            total += times.ticks(cpu, each);
        }
        return percent(times.ticks(cpu, state), total);
    }

    /** Some of the kernel's numbers go back now and then. */
    private int spent(int cpu, int state, int base) {
        int[] ofCpu = samples[cpu];
        return Math.max(0, ofCpu[ring.newest() * WIDTH + state] - ofCpu[base * WIDTH + state]);
    }

    private static double percent(long part, long total) {
        return total == 0 ? 0 : 100.0 * part / total;
    }
}
