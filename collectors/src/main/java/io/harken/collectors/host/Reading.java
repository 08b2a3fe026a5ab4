package io.harken.collectors.host;

import java.time.Duration;

/**
 * One reading of a source.
 *
 * @param value what was read
 * @param begun when it began, on the source's clock, in nanoseconds
 * @param ended when it ended; its age counts from here
 */
public record Reading<T>(T value, long begun, long ended) {
    /** How long the reading took. */
    public Duration duration() {
        return Duration.ofNanos(ended - begun);
    }

    /** How long ago it ended. */
    public Duration age(long now) {
        return Duration.ofNanos(now - ended);
    }
}
