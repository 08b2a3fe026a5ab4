package io.harken.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.Thread.State;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerPoolTest {
    private final WorkerPool pool = new WorkerPool("worker", 2, 1);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        pool.close(Duration.ZERO);
    }

    private CompletableFuture<Thread> submit() {
        return CompletableFuture.supplyAsync(Thread::currentThread, pool);
    }

    /** A thread is idle some moments after its task is done. */
    private static void awaitTrue(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private void awaitEnd() {
        try {
            assertTrue(end.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void givesWorkToAnIdleThread() throws Exception {
        for (int i = 0; i < 3; i++) {
            Thread thread = submit().get();
            assertEquals("worker-1", thread.getName());
            awaitTrue(() -> thread.getState() == State.TIMED_WAITING);
        }
    }

    @Test
    void startsThreadsWhileAllAreBusyThenLetsWait() throws Exception {
        pool.execute(this::awaitEnd);
        assertEquals("worker-2", submit().get().getName());
        awaitTrue(() -> pool.running() == 1);
        pool.execute(this::awaitEnd);
        CompletableFuture<Thread> waiting = submit();
        assertThrows(RejectedExecutionException.class, () -> pool.execute(() -> {}));
        assertEquals(2, pool.running());
        assertEquals(1, pool.waiting());
        assertFalse(waiting.isDone());
        end.countDown();
        assertTrue(waiting.get().getName().startsWith("worker-"));
    }

    @Test
    void whatWaitsBeginsWhenMoreMayRun() throws Exception {
        pool.execute(this::awaitEnd);
        pool.execute(this::awaitEnd);
        CompletableFuture<Thread> waiting = submit();

        pool.allow(3);

        assertEquals("worker-3", waiting.get().getName());
    }

    @Test
    void fewerMayRunAgain() throws Exception {
        pool.allow(3);
        pool.allow(1);
        pool.execute(this::awaitEnd);
        CompletableFuture<Thread> waiting = submit();
        assertEquals(1, pool.running());
        end.countDown();
        assertEquals("worker-1", waiting.get().getName());
    }

    @Test
    void whatWaitsMayBeForgotten() throws Exception {
        pool.allow(1);
        CountDownLatch ran = new CountDownLatch(1);
        Runnable forgotten = ran::countDown;
        pool.execute(this::awaitEnd);
        pool.execute(forgotten);

        pool.remove(forgotten);

        CompletableFuture<Thread> next = submit();
        end.countDown();
        next.get();
        assertEquals(1, ran.getCount());
    }

    @Test
    void neitherAnInterruptionNorAFailureReachesTheNextTask() throws Exception {
        pool.allow(1);
        pool.execute(() -> {
            awaitEnd();
            Thread thread = Thread.currentThread();
            thread.setUncaughtExceptionHandler((ignored, failure) -> thread.interrupt());
            throw new IllegalStateException("for this test");
        });
        CompletableFuture<Boolean> next = CompletableFuture.supplyAsync(Thread::interrupted, pool);

        end.countDown();

        assertFalse(next.get());
    }

    @Test
    void closingInterruptsWhatRunsAndTakesNothingMore() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        pool.execute(() -> {
            awaitEnd();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });

        pool.close(Duration.ofMinutes(1));

        assertTrue(interrupted.getNow(false));
        assertThrows(RejectedExecutionException.class, () -> pool.execute(() -> {}));
    }
}
