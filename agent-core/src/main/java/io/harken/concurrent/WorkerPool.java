package io.harken.concurrent;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads for tasks that may block. A task is given to an idle thread; if there is none, another thread starts, while not
 * more than a greatest number of tasks run; beyond that a bounded number of tasks waits. A thread that is idle for long ends.
 *
 * <p>Of the JDK's own pools, those that let tasks wait either start a thread for each of the first tasks, though others are idle,
 * or start no second one before the queue is full. A server that polls at leisure would have a thread made for every check.
 */
public final class WorkerPool implements Executor {
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final int mostWaiting;
    private int mostRunning;
    private int running;

    /**
     * A pool without threads, whose threads end when they are idle for ten seconds.
     *
     * @param name of the threads, which have a number after it
     * @param mostRunning the greatest number of tasks that run
     * @param mostWaiting the greatest number of tasks that wait; another one is rejected
     */
    public WorkerPool(String name, int mostRunning, int mostWaiting) {
        this(name, mostRunning, mostWaiting, IDLE, 0);
    }

    /**
     * The same with threads of another kind.
     *
     * @param idle the time after which an idle thread ends
     * @param stackBytes the size of a stack; 0 for the JVM's
     */
    public WorkerPool(String name, int mostRunning, int mostWaiting, Duration idle, long stackBytes) {
        this.mostRunning = mostRunning;
        this.mostWaiting = mostWaiting;
        threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                idle.toNanos(),
                TimeUnit.NANOSECONDS,
                new SynchronousQueue<>(),
                daemons(name, stackBytes));
    }

    private static ThreadFactory daemons(String name, long stackBytes) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(null, task, name + "-" + number.incrementAndGet(), stackBytes);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Has a task run now or later.
     *
     * @throws RejectedExecutionException if too many wait, or the pool is closed
     */
    @Override
    public synchronized void execute(Runnable task) {
        if (running < mostRunning) {
            begin(task);
        } else if (waiting.size() < mostWaiting && !threads.isShutdown()) {
            waiting.add(task);
        } else {
            throw new RejectedExecutionException(waiting.size() + " tasks wait");
        }
    }

    private void begin(Runnable task) {
        threads.execute(() -> work(task));
        running++;
    }

    private void work(Runnable first) {
        Runnable task = first;
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
            task = next();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = running > mostRunning ? null : waiting.poll();
        if (task == null) {
            running--;
        } else {
            // An interruption was meant for the task before.
            Thread.interrupted();
        }
        return task;
    }

    /** Forgets a task if it waits. */
    public synchronized void remove(Runnable task) {
        waiting.remove(task);
    }

    /** Changes the greatest number of tasks that run. If it grows, tasks that wait begin at once. */
    public synchronized void allow(int tasks) {
        mostRunning = tasks;
        while (running < mostRunning && !waiting.isEmpty()) {
            begin(waiting.element());
            waiting.remove();
        }
    }

    /** How many tasks run now. */
    public synchronized int running() {
        return running;
    }

    /** How many tasks wait now. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /**
     * Interrupts what runs, forgets what waits and takes nothing more.
     *
     * @param patience how long to wait until what runs has ended
     */
    public void close(Duration patience) {
        synchronized (this) {
            waiting.clear();
            threads.shutdownNow();
        }
        try {
            threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
