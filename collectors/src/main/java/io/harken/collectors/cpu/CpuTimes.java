package io.harken.collectors.cpu;

import java.util.Arrays;
import java.util.List;

/**
 * What the processors have spent their time on since the start of the host, in ticks: the lines {@code cpu} of
 * {@code /proc/stat} (proc(5)). The first processor is all of them together.
 */
final class CpuTimes {
    /** The states, in the order of the columns. */
    static final List<String> STATES =
            List.of("user", "nice", "system", "idle", "iowait", "interrupt", "softirq", "steal", "guest", "guest_nice");

    /** Old kernels have fewer columns. */
    private static final int LEAST_STATES = 4;

    private static final int USER = 0;
    private static final int NICE = 1;
    private static final int GUEST = 8;
    private static final int GUEST_NICE = 9;

    private final int count;
    private final boolean[] present;
    private final long[] ticks;

    /** So many processors, of which none is present yet. */
    CpuTimes(int processors) {
        count = processors + 1;
        present = new boolean[count];
        ticks = new long[count * STATES.size()];
    }

    /** The number of processors, all of them together being one more. */
    int count() {
        return count;
    }

    /** Whether the file had a line for a processor: those that are off have none. */
    boolean isPresent(int cpu) {
        return present[cpu];
    }

    /** The ticks of a processor in a state. */
    long ticks(int cpu, int state) {
        return ticks[cpu * STATES.size() + state];
    }

    /** Takes the text of the file in place of what was there. */
    void parse(byte[] text, int length) {
        forget();
        int start = 0;
        while (start + 3 < length && text[start] == 'c' && text[start + 1] == 'p' && text[start + 2] == 'u') {
            int end = start;
            while (end < length && text[end] != '\n') {
                end++;
            }
            parseLine(text, start + 3, end);
            start = end + 1;
        }
    }

    /** Nothing could be read. */
    void forget() {
        Arrays.fill(present, false);
    }

    /** A line that is malformed is none. */
    private void parseLine(byte[] text, int begin, int end) {
        int blank = begin;
        int cpu = 0;
        while (blank < end && isDigit(text[blank])) {
            cpu = Math.min(count, cpu * 10 + text[blank++] - '0');
        }
        cpu += blank > begin ? 1 : 0;
        if (cpu < count && isBlank(text, blank, end)) {
            present[cpu] = parseTicks(text, blank, end, cpu * STATES.size());
        }
    }

    private boolean parseTicks(byte[] text, int begin, int end, int first) {
        int at = begin;
        for (int state = 0; state < STATES.size(); state++) {
            while (isBlank(text, at, end)) {
                at++;
            }
            if (at == end && state < LEAST_STATES) {
                return false;
            }
            long value = 0;
            while (at < end && isDigit(text[at])) {
                value = value * 10 + text[at++] - '0';
            }
            if (at < end && !isBlank(text, at, end)) {
                return false;
            }
            ticks[first + state] = value;
        }
        // The kernel counts the time of guests twice.
        ticks[first + USER] -= ticks[first + GUEST];
        ticks[first + NICE] -= ticks[first + GUEST_NICE];
        return true;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(byte[] text, int at, int end) {
        return at < end && text[at] == ' ';
    }
}
