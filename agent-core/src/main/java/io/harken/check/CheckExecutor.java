package io.harken.check;

import io.harken.concurrent.WorkerPool;
import io.harken.item.NotSupportedException;
import io.harken.json.JsonWriter;
import io.harken.stats.StatsSection;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of workers for checks that may block. Idle workers end.
 *
 * <p>A check that runs on when nobody waits for it any more is stuck: a file system hangs, and the kernel lets nobody go. Another
 * worker takes its place, and the same check does not begin again before it has ended. Of stuck checks there is a greatest
 * number; beyond it no check begins.
 */
public final class CheckExecutor implements AutoCloseable, StatsSection {
    /** So many checks may be stuck. */
    static final int MAX_STUCK = 64;

    private static final int WORKERS = 16;
    private static final int QUEUE = 4096;

    private final WorkerPool workers;
    private final Set<Task> stuck = new HashSet<>();

    /** Starts no thread before the first check. */
    public CheckExecutor() {
        workers = new WorkerPool("check", WORKERS, QUEUE);
    }

    /** A check that waits for a worker, runs or has ended. */
    final class Task implements Runnable {
        private final String key;
        private final Runnable body;
        private @Nullable Thread worker;
        private boolean abandoned;

        private Task(String key, Runnable body) {
            this.key = key;
            this.body = body;
        }

        @Override
        public void run() {
            synchronized (CheckExecutor.this) {
                if (abandoned) {
                    return;
                }
                worker = Thread.currentThread();
            }
            try {
                body.run();
            } finally {
                end();
            }
        }

        private void end() {
            synchronized (CheckExecutor.this) {
                worker = null;
                if (stuck.remove(this)) {
                    replaceStuck();
                }
            }
            // The interruption is for nothing that this worker does next.
            Thread.interrupted();
        }

        /** Ends it, as nobody waits for it any more: what has not begun does not, what runs is interrupted. */
        void abandon() {
            workers.remove(this);
            synchronized (CheckExecutor.this) {
                abandoned = true;
                if (worker != null) {
                    worker.interrupt();
                    stuck.add(this);
                    replaceStuck();
                }
            }
        }
    }

    private void replaceStuck() {
        workers.allow(WORKERS + Math.min(stuck.size(), MAX_STUCK));
    }

    /**
     * Queues a check.
     *
     * @param key what it is the check of
     * @throws RejectedExecutionException if too many are waiting
     * @throws NotSupportedException if too many are stuck
     */
    Task submit(String key, Runnable body) throws NotSupportedException {
        synchronized (this) {
            if (stuck.size() >= MAX_STUCK) {
                throw new NotSupportedException("No check can be started: " + stuck.size() + " hang.");
            }
        }
        Task task = new Task(key, body);
        workers.execute(task);
        return task;
    }

    /** Whether a check of a key is stuck. */
    synchronized boolean isStuck(String key) {
        for (Task task : stuck) {
            if (task.key.equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** How many checks are stuck now. */
    public synchronized int stuck() {
        return stuck.size();
    }

    @Override
    public String name() {
        return "workers";
    }

    @Override
    public void writeTo(JsonWriter json) {
        json.name("busy").unsigned(workers.running());
        json.name("waiting").unsigned(workers.waiting());
        json.name("stuck").unsigned(stuck());
    }

    /** Interrupts what is running and waits a moment for it. */
    @Override
    public void close() {
        workers.close(Duration.ofSeconds(1));
    }
}
