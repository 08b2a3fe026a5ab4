package io.harken.concurrent;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Daemon threads for work that is done later or may block. They start when there is work, and end when there is none for a while. */
public final class ScheduledWorkers implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor executor;

    /** At most so many at a time, all of the same name. */
    public ScheduledWorkers(String name, int most) {
        executor = new ScheduledThreadPoolExecutor(most, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    /** What gives it work. */
    public ScheduledExecutorService executor() {
        return executor;
    }

    /** Interrupts the work and does not wait: it may be stuck in the kernel. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
