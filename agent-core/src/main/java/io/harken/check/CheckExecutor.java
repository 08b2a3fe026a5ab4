package io.harken.check;

import io.harken.json.JsonWriter;
import io.harken.stats.StatsSection;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded number of workers for checks that may block. Idle workers end. */
public final class CheckExecutor implements AutoCloseable, StatsSection {
    private static final int WORKERS = 16;
    private static final int QUEUE = 4096;

    private final ThreadPoolExecutor workers;

    /** Starts no thread before the first check. */
    public CheckExecutor() {
        AtomicInteger number = new AtomicInteger();
        workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), task -> {
                    Thread thread = new Thread(task, "check-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
    }

    /**
     * Queues a task.
     *
     * @throws RejectedExecutionException if too many are waiting
     */
    Future<?> submit(Runnable task) {
        return workers.submit(task);
    }

    @Override
    public String name() {
        return "workers";
    }

    @Override
    public void writeTo(JsonWriter json) {
        json.name("busy").unsigned(workers.getActiveCount());
        json.name("waiting").unsigned(workers.getQueue().size());
    }

    /** Interrupts what is running and waits a moment for it. */
    @Override
    public void close() {
        workers.shutdownNow();
        try {
            workers.awaitTermination(Duration.ofSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
