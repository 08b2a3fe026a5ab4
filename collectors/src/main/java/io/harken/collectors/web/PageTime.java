package io.harken.collectors.web;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time of one request. */
final class PageTime {
    private final LongSupplier nanoClock;
    private final long begun;
    private final Duration timeout;

    /** The time begins now. */
    PageTime(LongSupplier nanoClock, Duration timeout) {
        this.nanoClock = nanoClock;
        this.begun = nanoClock.getAsLong();
        this.timeout = timeout;
    }

    Duration spent() {
        return Duration.ofNanos(nanoClock.getAsLong() - begun);
    }

    Duration left() {
        Duration left = timeout.minus(spent());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
