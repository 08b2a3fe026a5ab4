package io.harken.collectors.host;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Shares the readings of one source among all who ask.
 *
 * <p>Who asks is given the last reading if it is good enough for him; else he waits for the reading under way, or for a
 * new one. There is never more than one under way, and after each the source rests four times as long as it took. A
 * failure is told to those who waited for it and not kept.
 */
public final class SnapshotSource<T> {
    /** Reads the source. */
    @FunctionalInterface
    public interface Reader<T> {
        /** A complete reading; called on one thread at a time. */
        T read() throws IOException;
    }

    /** So readings take at most a fifth of the time. */
    private static final int REST = 4;

    private final Reader<T> reader;
    private final ScheduledExecutorService executor;
    private final LongSupplier nanoClock;
    private final Object lock = new Object();

    private @Nullable Reading<T> last;
    private List<Waiter<T>> waiters = new ArrayList<>();
    private boolean underWay;

    /** When the next reading may begin, after a failed one too. */
    private @Nullable Long restedAt;

    private record Waiter<T>(Predicate<Reading<T>> goodEnough, CompletableFuture<Reading<T>> reading) {}

    /**
     * A source that has read nothing so far.
     *
     * @param executor runs the readings
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public SnapshotSource(Reader<T> reader, ScheduledExecutorService executor, LongSupplier nanoClock) {
        this.reader = reader;
        this.executor = executor;
        this.nanoClock = nanoClock;
    }

    /** The last reading, if there is one. */
    public Optional<Reading<T>> last() {
        synchronized (lock) {
            return Optional.ofNullable(last);
        }
    }

    /** A reading that is good enough: the last one, the one under way, or a later one. */
    public CompletableFuture<Reading<T>> reading(Predicate<Reading<T>> goodEnough) {
        CompletableFuture<Reading<T>> reading = new CompletableFuture<>();
        synchronized (lock) {
            if (last != null && goodEnough.test(last)) {
                return CompletableFuture.completedFuture(last);
            }
            waiters.add(new Waiter<>(goodEnough, reading));
            readUnlessUnderWay();
        }
        return reading;
    }

    /** Begins a reading for those to come, unless one is under way. */
    public void refresh() {
        synchronized (lock) {
            readUnlessUnderWay();
        }
    }

    private void readUnlessUnderWay() {
        if (!underWay) {
            Future<?> unused = executor.schedule(this::read, untilRested(), TimeUnit.NANOSECONDS);
            underWay = true;
        }
    }

    /** How long a source rests after a reading. */
    public static Duration rest(Reading<?> reading) {
        return reading.duration().multipliedBy(REST);
    }

    private long untilRested() {
        return restedAt == null ? 0 : Math.max(0, restedAt - nanoClock.getAsLong());
    }

    private void end(long begun, long ended) {
        underWay = false;
        restedAt = ended + REST * (ended - begun);
    }

    private void read() {
        long begun = nanoClock.getAsLong();
        try {
            T value = reader.read();
            succeed(new Reading<>(value, begun, nanoClock.getAsLong()));
        } catch (Throwable e) {
            // Whatever it is, who waits must hear of it, and the next reading must be possible.
            fail(e, begun);
        }
    }

    private void succeed(Reading<T> reading) {
        List<Waiter<T>> served = new ArrayList<>();
        synchronized (lock) {
            last = reading;
            end(reading.begun(), reading.ended());
            List<Waiter<T>> unserved = new ArrayList<>();
            for (Waiter<T> waiter : waiters) {
                (waiter.goodEnough.test(reading) ? served : unserved).add(waiter);
            }
            waiters = unserved;
            if (!unserved.isEmpty()) {
                readUnlessUnderWay();
            }
        }
        served.forEach(waiter -> waiter.reading.complete(reading));
    }

    private void fail(Throwable failure, long begun) {
        List<Waiter<T>> failed;
        synchronized (lock) {
            end(begun, nanoClock.getAsLong());
            failed = waiters;
            waiters = new ArrayList<>();
        }
        failed.forEach(waiter -> waiter.reading.completeExceptionally(failure));
    }
}
