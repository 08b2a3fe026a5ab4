package io.harken.collectors.web;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Closes a connection when the time is up: whoever sends a byte now and then does not hold a worker beyond it. */
final class Deadline implements AutoCloseable {
    private final LongSupplier nanoClock;
    private final long begun;
    private final Duration timeout;
    private final CompletableFuture<Void> alarm = new CompletableFuture<>();
    private @Nullable Closeable connection;
    private boolean passed;

    Deadline(LongSupplier nanoClock, Duration timeout) {
        this.nanoClock = nanoClock;
        this.begun = nanoClock.getAsLong();
        this.timeout = timeout;
        Future<?> unused = alarm.completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(this::pass);
    }

    /** Closes this connection, and no longer the last one, when the time is up. */
    synchronized void guard(Closeable guarded) throws IOException {
        connection = guarded;
        if (passed) {
            guarded.close();
        }
    }

    private synchronized void pass() {
        passed = true;
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            // Whoever uses it finds it closed all the same.
        }
    }

    synchronized boolean hasPassed() {
        return passed;
    }

    /** The time since the beginning. */
    Duration elapsed() {
        return Duration.ofNanos(nanoClock.getAsLong() - begun);
    }

    /** The time that is left, at least a millisecond. */
    Duration left() {
        Duration left = timeout.minus(elapsed());
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }
}
