package io.harken.collectors.process;

/** The time that processes have used. */
final class ProcessTime {
    /** Ticks of a second in {@code /proc}: USER_HZ, which is 100 wherever Java runs ({@code asm/param.h} of the kernel). */
    static final int TICKS_PER_SECOND = 100;

    private ProcessTime() {}

    /** Ticks in seconds; -1 stays -1. */
    static double seconds(long ticks) {
        return ticks < 0 ? -1 : (double) ticks / TICKS_PER_SECOND;
    }
}
