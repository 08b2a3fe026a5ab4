package io.harken.collectors.peer;

import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks the names of other hosts up, on workers of its own: nothing ends a look-up before the resolver gives it up, which may be
 * long after the deadline. Each name is looked up once at a time, for all who ask.
 *
 * <p>No look-up waits for another, as whoever asks would take the wait for the silence of a name server.
 */
final class NameLookups {
    /** The names of this host's resolver. */
    static final NameLookups BY_RESOLVER = new NameLookups(NameLookups::resolve);

    /** As many as there are workers who may ask, which is enough while name servers answer. */
    static final int WORKERS = PeerExecutor.WORKERS;

    private final Resolver resolver;
    private final ThreadPoolExecutor workers;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> lookups = new ConcurrentHashMap<>();

    /** Knows the addresses of names. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] addresses(String name) throws UnknownHostException;
    }

    /** Starts no thread before the first name. */
    NameLookups(Resolver resolver) {
        this.resolver = resolver;
        this.workers = new ThreadPoolExecutor(0, WORKERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "names");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Allowed("on a worker, for which nobody waits longer than his deadline")
    private static InetAddress[] resolve(String name) throws UnknownHostException {
        return InetAddress.getAllByName(name);
    }

    /**
     * The addresses of a name, at least one. An interruption ends the wait.
     *
     * @throws UnknownHostException if it has none
     * @throws CompletionException of a {@link NotSupportedException} if too many look-ups hang
     */
    InetAddress[] addresses(String name) throws IOException {
        try {
            return lookUp(name).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("nobody waits for the addresses any more");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw new UnknownHostException(name);
            }
            throw new CompletionException(e.getCause());
        }
    }

    private CompletableFuture<InetAddress[]> lookUp(String name) {
        CompletableFuture<InetAddress[]> addresses = new CompletableFuture<>();
        CompletableFuture<InetAddress[]> begun = lookups.putIfAbsent(name, addresses);
        if (begun != null) {
            return begun;
        }
        try {
            workers.execute(() -> complete(addresses, name));
        } catch (RejectedExecutionException e) {
            lookups.remove(name);
            addresses.completeExceptionally(
                    new NotSupportedException("No name can be looked up: " + WORKERS + " hang."));
        }
        return addresses;
    }

    private void complete(CompletableFuture<InetAddress[]> addresses, String name) {
        try {
            addresses.complete(resolver.addresses(name));
        } catch (Exception | LinkageError | VirtualMachineError e) {
            addresses.completeExceptionally(e);
        } finally {
            lookups.remove(name);
        }
    }
}
