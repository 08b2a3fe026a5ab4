package io.harken.main;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread for work that may block. It is started when there is work, and ends when there is none for a while. */
final class DaemonThread implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor executor;

    DaemonThread(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    ScheduledExecutorService executor() {
        return executor;
    }

    /** Interrupts the work and does not wait: it may be stuck in the kernel. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
