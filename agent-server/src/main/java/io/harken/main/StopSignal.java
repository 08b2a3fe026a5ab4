package io.harken.main;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Waits for SIGTERM, SIGINT or SIGHUP, and lets the process end with exit code 0 as {@code zabbix_agentd} does: the JVM
 * by itself would give 128 and the number of the signal.
 */
final class StopSignal {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final CountDownLatch received = new CountDownLatch(1);

    private StopSignal() {}

    /** Catches signals from now on. The calling thread is the one that closes everything and then ends. */
    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Thread closer = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> signal.stop(closer), "stop"));
        return signal;
    }

    private void stop(Thread closer) {
        received.countDown();
        try {
            closer.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    /** Returns when a signal has come. */
    void await() {
        try {
            received.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
