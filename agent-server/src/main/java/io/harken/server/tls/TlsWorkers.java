package io.harken.server.tls;

import io.harken.concurrent.WorkerPool;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The threads that compute. The peers take turns: one that begins a thousand handshakes at once delays itself, and others by
 * one of them.
 *
 * <p>A connection has one task at most, and takes it back when it ends: so no more tasks wait than there are connections.
 */
final class TlsWorkers implements AutoCloseable {
    private final int threads;
    private final WorkerPool workers;

    /** What waits for a thread, for each peer that has something waiting; the one whose turn it is comes first. */
    private final Map<InetAddress, Set<Runnable>> waiting = new LinkedHashMap<>();

    private int working;
    private boolean closed;

    /** Workers of which none has started. */
    TlsWorkers(int threads) {
        this.threads = threads;
        // A thread takes the next turn a little before the pool knows that it is free.
        this.workers = new WorkerPool("tls", threads, threads);
    }

    /**
     * Has a task done for a peer.
     *
     * @throws RejectedExecutionException if the server ends
     */
    void execute(InetAddress peer, Runnable task) {
        synchronized (waiting) {
            if (closed) {
                throw new RejectedExecutionException("the server ends");
            }
            begin();
            waiting.computeIfAbsent(peer, unused -> new LinkedHashSet<>()).add(task);
        }
    }

    /** Not a certain task, but a turn: whose it is shows when the thread runs. */
    private void begin() {
        if (working < threads) {
            workers.execute(this::takeTurn);
            working++;
        }
    }

    private void takeTurn() {
        Runnable task = next();
        try {
            if (task != null) {
                task.run();
            }
        } finally {
            end();
        }
    }

    private void end() {
        synchronized (waiting) {
            working--;
            if (!waiting.isEmpty()) {
                begin();
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Iterator<Map.Entry<InetAddress, Set<Runnable>>> peers =
                    waiting.entrySet().iterator();
            if (!peers.hasNext()) {
                return null;
            }
            Map.Entry<InetAddress, Set<Runnable>> turn = peers.next();
            peers.remove();
            Iterator<Runnable> tasks = turn.getValue().iterator();
            Runnable task = tasks.next();
            tasks.remove();
            if (tasks.hasNext()) {
                waiting.put(turn.getKey(), turn.getValue());
            }
            return task;
        }
    }

    /** Takes a task back; false if it has begun. */
    boolean remove(InetAddress peer, Runnable task) {
        synchronized (waiting) {
            Set<Runnable> tasks = waiting.getOrDefault(peer, Set.of());
            if (!tasks.contains(task)) {
                return false;
            }
            tasks.remove(task);
            if (tasks.isEmpty()) {
                waiting.remove(peer);
            }
            return true;
        }
    }

    /** Ends the threads; what waits is not done. */
    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.clear();
        }
        workers.close(Duration.ZERO);
    }
}
