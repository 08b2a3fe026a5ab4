package io.harken.collectors.socket;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.netns.NetworkNamespaces;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The TCP sockets of the host and of each other network namespace that was asked for lately. Each namespace has walks of its own
 * on a thread of its own, whatever it is called by.
 *
 * <p>At most {@link #MOST} others are known at a time: a quiet one takes 40 KB, one with very many sockets 6 bytes for each, and
 * what is kept for {@code tcp.stuck}.
 */
final class NamespaceTables {
    /** Of more, the one that was asked for the longest ago is forgotten. */
    static final int MOST = 128;

    private final SocketTables ofHost;
    private final NetworkNamespaces namespaces;
    private final LongSupplier nanoClock;
    private final Supplier<ScheduledExecutorService> threads;
    private final Executor lookups;

    /** By the number of the namespace, the one asked for the longest ago first. */
    private final LinkedHashMap<Long, Known> known = new LinkedHashMap<>();

    /** Tables, and when they were asked for, in nanoseconds. */
    private record Known(NamespaceView view, SocketTables tables, long asked) {}

    /** What is asked of the sockets of a namespace. */
    @FunctionalInterface
    interface Request {
        /** The answer to come. */
        CompletableFuture<ItemValue> of(SocketTables tables) throws NotSupportedException;
    }

    /**
     * Knows the host only, so far.
     *
     * @param threads gives a thread for each namespace, and one that looks for namespaces
     */
    NamespaceTables(
            SocketTables ofHost,
            NetworkNamespaces namespaces,
            LongSupplier nanoClock,
            Supplier<ScheduledExecutorService> threads) {
        this.ofHost = ofHost;
        this.namespaces = namespaces;
        this.nanoClock = nanoClock;
        this.threads = threads;
        this.lookups = threads.get();
    }

    /** The tables of the host. */
    SocketTables ofHost() {
        return ofHost;
    }

    /**
     * Asks the sockets of a namespace.
     *
     * @param netns as users call it; empty for that of the host, which is asked at once
     */
    CompletableFuture<ItemValue> ask(String netns, Duration timeout, Request request) throws NotSupportedException {
        if (netns.isEmpty()) {
            return request.of(ofHost);
        }
        long deadline = nanoClock.getAsLong() + timeout.toNanos();
        CompletableFuture<SocketTables> found = new CompletableFuture<>();
        lookups.execute(() -> lookUp(netns, deadline, found));
        return found.thenCompose(tables -> answer(tables, request));
    }

    private void lookUp(String netns, long deadline, CompletableFuture<SocketTables> found) {
        try {
            if (nanoClock.getAsLong() - deadline > 0) {
                throw new IOException("Timeout while looking for the network namespace.");
            }
            found.complete(find(netns));
        } catch (Throwable e) {
            // Whatever it is, who waits must hear of it.
            found.completeExceptionally(e);
        }
    }

    private static CompletableFuture<ItemValue> answer(SocketTables tables, Request request) {
        try {
            return request.of(tables);
        } catch (NotSupportedException e) {
            throw new CompletionException(e);
        }
    }

    private SocketTables find(String netns) throws NotSupportedException, IOException {
        HostPaths seen = namespaces.of(netns);
        OptionalLong number = NetworkNamespaces.number(seen.net());
        if (number.isEmpty()) {
            throw new NotSupportedException("The process in the network namespace \"" + netns + "\" has ended.");
        }
        if (number.equals(NetworkNamespaces.number(ofHost.host().net()))) {
            return ofHost;
        }
        return tables(number.getAsLong(), seen, nanoClock.getAsLong());
    }

    private synchronized SocketTables tables(long number, HostPaths seen, long now) {
        known.values().removeIf(other -> now - other.asked > StandingQuestions.LATELY.toNanos());
        Known before = known.remove(number);
        Known found = before == null ? begin(number, seen, now) : new Known(before.view, before.tables, now);
        found.view.move(seen);
        if (known.size() == MOST) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(number, found);
        return found.tables;
    }

    private Known begin(long number, HostPaths seen, long now) {
        NamespaceView view = NamespaceView.of(number, seen);
        return new Known(view, ofHost.ofNamespace(view, threads.get()), now);
    }
}
