package io.harken.packaging;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for what another process does. */
final class Await {
    private static final int POLL_MILLIS = 5;

    private Await() {}

    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Whether a condition holds within a time; a file says nothing when it changes, so it is looked at again. */
    static boolean until(Duration limit, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return true;
    }
}
