package io.harken.collectors.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedReadingTest {
    private static final int CALLERS = 50;

    private final ScheduledExecutorService readings = Executors.newScheduledThreadPool(4);
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    @AfterEach
    void close() {
        callers.shutdownNow();
        readings.shutdownNow();
    }

    @Test
    void fiftyCallersAtOnceCauseOneReading() throws Exception {
        AtomicInteger read = new AtomicInteger();
        CountDownLatch allHaveAsked = new CountDownLatch(CALLERS);
        SnapshotSource<Integer> source = new SnapshotSource<>(
                () -> {
                    await(allHaveAsked);
                    return read.incrementAndGet();
                },
                readings,
                System::nanoTime);

        Callable<Integer> caller = () -> {
            CompletableFuture<Reading<Integer>> reading = source.reading(any -> true);
            allHaveAsked.countDown();
            return reading.join().value();
        };

        for (Future<Integer> value : callers.invokeAll(Collections.nCopies(CALLERS, caller))) {
            assertEquals(1, value.get());
        }
        assertEquals(1, read.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
