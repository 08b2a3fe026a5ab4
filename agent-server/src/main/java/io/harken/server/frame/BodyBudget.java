package io.harken.server.frame;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The memory for request bodies that are longer than an ordinary one, shared by all connections. Who does not get his
 * share waits, and is not read meanwhile. Used on the one event loop.
 */
public final class BodyBudget {
    /** The longest body that needs no share; the server's keys have 2,048 characters at most. */
    static final int FREE = 4096;

    static final long TOTAL = 16L * ZabbixFrameDecoder.MAX_KEPT;

    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private long left = TOTAL;

    private record Waiter(long bytes, Runnable resume) {}

    /** Takes a share, or has the waiter resumed when it has been taken for him. */
    boolean take(long bytes, Runnable resume) {
        if (waiters.isEmpty() && bytes <= left) {
            left -= bytes;
            return true;
        }
        waiters.add(new Waiter(bytes, resume));
        return false;
    }

    /** Gives a share back. */
    void giveBack(long bytes) {
        left += bytes;
        while (!waiters.isEmpty() && waiters.element().bytes <= left) {
            Waiter next = waiters.remove();
            left -= next.bytes;
            next.resume.run();
        }
    }
}
