package io.harken.stats;

import io.harken.json.JsonWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** How checks ended, and how long they took. */
public final class CheckStats implements StatsSection {
    /** The bounds that durations are sorted by, and the members that tell of them. */
    private static final long[] BOUNDS_MILLIS = {1, 10, 100, 1_000, 10_000};

    private static final String[] WITHIN = {
        "within_1_millisecond",
        "within_10_milliseconds",
        "within_100_milliseconds",
        "within_1_second",
        "within_10_seconds"
    };

    private final LongSupplier nanoClock;
    private final LongAdder supported = new LongAdder();
    private final LongAdder notSupported = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

    /** How many took at most as long as a bound, and longer than the one before; the others are not held here. */
    private final LongAdder[] within = new LongAdder[WITHIN.length];

    /**
     * No check so far.
     *
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public CheckStats(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        for (int i = 0; i < within.length; i++) {
            within[i] = new LongAdder();
        }
    }

    /** The time at which a check begins, for its end. */
    public long begin() {
        return nanoClock.getAsLong();
    }

    /**
     * Counts a check.
     *
     * @param begun the time at which it began
     * @param hasValue whether the item is supported
     */
    public void end(long begun, boolean hasValue) {
        long took = Math.max(0, nanoClock.getAsLong() - begun);
        (hasValue ? supported : notSupported).increment();
        nanos.add(took);
        longest.accumulate(took);
        for (int i = 0; i < within.length; i++) {
            if (took <= TimeUnit.MILLISECONDS.toNanos(BOUNDS_MILLIS[i])) {
                within[i].increment();
                return;
            }
        }
    }

    @Override
    public String name() {
        return "checks";
    }

    @Override
    public void writeTo(JsonWriter json) {
        long values = supported.sum();
        long refusals = notSupported.sum();
        json.name("total").unsigned(values + refusals);
        json.name("supported").unsigned(values);
        json.name("not_supported").unsigned(refusals);
        json.name("duration_total_seconds").floating(seconds(nanos.sum()));
        json.name("duration_longest_seconds").floating(seconds(longest.get()));
        long sum = 0;
        for (int i = 0; i < WITHIN.length; i++) {
            sum += within[i].sum();
            json.name(WITHIN[i]).unsigned(sum);
        }
    }

    private static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
