package io.harken.collectors.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SnapshotSourceTest {
    private final ManualExecutor executor = new ManualExecutor();
    private final Deque<SnapshotSource.Reader<String>> readings = new ArrayDeque<>();
    private long now = 1_000_000;
    private final SnapshotSource<String> source =
            new SnapshotSource<>(() -> readings.remove().read(), executor, () -> now);

    @Test
    void manyCallersShareOneReading() {
        readings.add(() -> "first");
        CompletableFuture<Reading<String>> one = source.reading(reading -> true);
        CompletableFuture<Reading<String>> two = source.reading(reading -> true);
        CompletableFuture<Reading<String>> three = source.reading(reading -> true);
        assertFalse(one.isDone());
        assertEquals(1, executor.waiting());

        executor.runNext();

        assertEquals("first", one.join().value());
        assertEquals("first", two.join().value());
        assertEquals("first", three.join().value());
        assertEquals(0, executor.waiting());
    }

    @Test
    void whoAsksDuringAReadingWaitsForIt() {
        CompletableFuture<CompletableFuture<Reading<String>>> late = new CompletableFuture<>();
        readings.add(() -> {
            late.complete(source.reading(reading -> true));
            return "first";
        });
        CompletableFuture<Reading<String>> early = source.reading(reading -> true);

        executor.runNext();

        assertEquals("first", early.join().value());
        assertEquals("first", late.join().join().value());
        assertEquals(0, executor.waiting());
    }

    @Test
    void aReadingThatIsGoodEnoughIsGivenAgain() {
        readings.add(() -> "first");
        source.refresh();
        executor.runNext();

        CompletableFuture<Reading<String>> again =
                source.reading(reading -> reading.value().equals("first"));

        assertEquals("first", again.join().value());
        assertEquals(0, executor.waiting());
    }

    @Test
    void whoNeedsABetterReadingWaitsForTheNext() {
        readings.add(() -> "first");
        readings.add(() -> "second");
        CompletableFuture<Reading<String>> any = source.reading(reading -> true);
        CompletableFuture<Reading<String>> second =
                source.reading(reading -> reading.value().equals("second"));

        executor.runNext();

        assertEquals("first", any.join().value());
        assertFalse(second.isDone());
        assertEquals(1, executor.waiting());

        executor.runNext();

        assertEquals("second", second.join().value());
        assertEquals(0, executor.waiting());
    }

    @Test
    void aReadingKnowsWhenItBeganAndEnded() {
        readings.add(takes(Duration.ofMillis(30), "first"));
        CompletableFuture<Reading<String>> reading = source.reading(any -> true);

        executor.runNext();

        assertEquals(new Reading<>("first", 1_000_000, 31_000_000), reading.join());
        assertEquals(Duration.ofMillis(30), reading.join().duration());
        assertEquals(Duration.ofMillis(7), reading.join().age(38_000_000));
        assertEquals(Optional.of(reading.join()), source.last());
    }

    @Test
    void theSourceRestsFourTimesAsLongAsItWorked() {
        readings.add(takes(Duration.ofMillis(30), "first"));
        source.refresh();
        assertEquals(Duration.ZERO, executor.lastDelay());
        executor.runNext();

        now += Duration.ofMillis(20).toNanos();
        source.refresh();

        assertEquals(Duration.ofMillis(100), executor.lastDelay());
    }

    @Test
    void aRestedSourceReadsAtOnce() {
        readings.add(takes(Duration.ofMillis(30), "first"));
        source.refresh();
        executor.runNext();

        now += Duration.ofMillis(500).toNanos();
        source.refresh();

        assertEquals(Duration.ZERO, executor.lastDelay());
    }

    @Test
    void aFailureIsToldToThoseWhoWaitedAndNotKept() {
        IOException failure = new IOException("gone");
        readings.add(() -> {
            throw failure;
        });
        readings.add(() -> "first");
        CompletableFuture<Reading<String>> one = source.reading(any -> true);
        CompletableFuture<Reading<String>> two = source.reading(any -> true);

        executor.runNext();

        assertEquals(failure, assertThrows(CompletionException.class, one::join).getCause());
        assertEquals(failure, assertThrows(CompletionException.class, two::join).getCause());
        assertEquals(Optional.empty(), source.last());

        CompletableFuture<Reading<String>> three = source.reading(any -> true);
        executor.runNext();

        assertEquals("first", three.join().value());
    }

    @Test
    void aFailureLeavesTheLastReadingAlone() {
        readings.add(() -> "first");
        readings.add(() -> {
            throw new IOException("gone");
        });
        source.refresh();
        executor.runNext();
        CompletableFuture<Reading<String>> failed = source.reading(any -> false);

        executor.runNext();

        assertTrue(failed.isCompletedExceptionally());
        assertEquals("first", source.reading(any -> true).join().value());
    }

    @Test
    void aSourceThatRanOutOfMemoryReadsAgain() {
        readings.add(() -> {
            throw new OutOfMemoryError("not really");
        });
        readings.add(() -> "first");
        CompletableFuture<Reading<String>> failed = source.reading(any -> true);
        executor.runNext();
        assertTrue(failed.isCompletedExceptionally());

        CompletableFuture<Reading<String>> next = source.reading(any -> true);
        executor.runNext();

        assertEquals("first", next.join().value());
    }

    @Test
    void aRefreshReadsOnceForThoseToCome() {
        readings.add(() -> "first");
        source.refresh();
        source.refresh();
        assertEquals(1, executor.waiting());

        executor.runNext();

        assertEquals("first", source.reading(any -> true).join().value());
        assertEquals(0, executor.waiting());
    }

    private SnapshotSource.Reader<String> takes(Duration duration, String value) {
        return () -> {
            now += duration.toNanos();
            return value;
        };
    }
}
