package io.harken.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The host names of the {@code Server} parameter, resolved away from the event loop.
 *
 * <p>They are resolved every minute, and when a peer is unknown, at most once a second; that peer has to come again.
 * Names that do not resolve are skipped.
 */
final class HostNames {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

    private final List<String> names;
    private final ScheduledExecutorService executor;
    private final LongSupplier nanoClock;
    private final AtomicLong lastAsked;

    private volatile Set<InetAddress> addresses = Set.of();

    HostNames(List<String> names, ScheduledExecutorService executor, LongSupplier nanoClock) {
        this.names = names;
        this.executor = executor;
        this.nanoClock = nanoClock;
        this.lastAsked = new AtomicLong(nanoClock.getAsLong());
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Resolves once, before the first peer comes, and keeps on resolving. */
    void start() {
        if (!names.isEmpty()) {
            Future<?> unused = executor.scheduleWithFixedDelay(this::resolve, 0, PERIOD.toSeconds(), TimeUnit.SECONDS);
        }
    }

    boolean resolvesTo(InetAddress peer) {
        boolean known = addresses.contains(peer);
        if (!known) {
            resolveSoon();
        }
        return known;
    }

    private void resolveSoon() {
        long now = nanoClock.getAsLong();
        long last = lastAsked.get();
        if (now - last >= LEAST_PAUSE.toNanos() && lastAsked.compareAndSet(last, now)) {
            executor.execute(this::resolve);
        }
    }

    @Allowed("runs on an executor of its own, never on the event loop")
    private void resolve() {
        Set<InetAddress> resolved = ConcurrentHashMap.newKeySet();
        for (String name : names) {
            try {
                resolved.addAll(List.of(InetAddress.getAllByName(name)));
            } catch (UnknownHostException e) {
                // The other names still count, and this one may resolve next time.
            }
        }
        addresses = Set.copyOf(resolved);
    }
}
