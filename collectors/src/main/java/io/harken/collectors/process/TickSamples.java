package io.harken.collectors.process;

import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.util.Arrays;

/**
 * The processor time of processes at the last two samples. All questions share it, so that what it takes does not grow with
 * their number.
 */
final class TickSamples {
    private final int most;
    private Sample before = new Sample();
    private Sample now = new Sample();
    private long user;
    private long system;

    /** Samples of so many processes at most. */
    TickSamples(int most) {
        this.most = most;
    }

    /** The processes of one sample, in ascending order of their numbers. */
    private static final class Sample {
        private static final int FIRST_CAPACITY = 64;

        private int[] pids = new int[FIRST_CAPACITY];
        private long[] starts = new long[FIRST_CAPACITY];
        private long[] user = new long[FIRST_CAPACITY];
        private long[] system = new long[FIRST_CAPACITY];
        private int count;

        boolean endsWith(int pid) {
            return count > 0 && pids[count - 1] == pid;
        }

        void add(int pid, ProcessStat.Counts counts) {
            if (count == pids.length) {
                pids = Arrays.copyOf(pids, 2 * count);
                starts = Arrays.copyOf(starts, 2 * count);
                user = Arrays.copyOf(user, 2 * count);
                system = Arrays.copyOf(system, 2 * count);
            }
            pids[count] = pid;
            starts[count] = counts.startTime();
            user[count] = counts.userTicks();
            system[count] = counts.systemTicks();
            count++;
        }

        /** The place of a process, or below zero: its number may have been that of another one. */
        int find(int pid, long startTime) {
            int place = Arrays.binarySearch(pids, 0, count, pid);
            return place >= 0 && starts[place] == startTime ? place : -1;
        }
    }

    /** Begins a sample, in place of one that has not ended. */
    void begin() {
        now.count = 0;
    }

    /**
     * Takes a process into the sample, if it is not there yet: they come in ascending order.
     *
     * @return whether it was there to be taken
     * @throws NotSupportedException if there are too many
     */
    boolean add(ProcessFiles process) throws NotSupportedException, IOException {
        if (now.endsWith(process.pid())) {
            return true;
        }
        if (!process.hasStat()) {
            return false;
        }
        if (now.count == most) {
            throw new NotSupportedException("More than " + most + " processes are asked for.");
        }
        ProcessStat.Counts counts = process.stat().counts();
        int earlier = before.find(process.pid(), counts.startTime());
        user = earlier < 0 ? 0 : Math.max(0, counts.userTicks() - before.user[earlier]);
        system = earlier < 0 ? 0 : Math.max(0, counts.systemTicks() - before.system[earlier]);
        now.add(process.pid(), counts);
        return true;
    }

    /** The time in user mode that the process added last has used since the sample before; nothing if it was not in that. */
    long user() {
        return user;
    }

    /** The same for the time in the kernel. */
    long system() {
        return system;
    }

    /** Ends the sample: it is the one before now. */
    void end() {
        Sample earlier = before;
        before = now;
        now = earlier;
    }
}
