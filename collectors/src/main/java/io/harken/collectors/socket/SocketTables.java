package io.harken.collectors.socket;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.Reading;
import io.harken.collectors.host.SnapshotSource;
import io.harken.ip.PortText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** The tables of the sockets of a protocol, and what is asked of those of any. All stands on the same walk. */
final class SocketTables {
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final LongSupplier nanoClock;
    private final SnapshotSource<SocketSnapshot> snapshots;
    private final StandingFilters filters;
    private final SocketFilterParameters socketCountParameters;

    /**
     * The tables of a host.
     *
     * @param executor runs the walks
     * @param nanoClock a monotonic clock in nanoseconds
     */
    SocketTables(Protocol protocol, HostPaths host, ScheduledExecutorService executor, LongSupplier nanoClock) {
        SeenSockets seen = new SeenSockets();
        this.nanoClock = nanoClock;
        this.filters = new StandingFilters(nanoClock);
        this.snapshots = new SnapshotSource<>(
                () -> SocketWalk.walk(protocol, host, filters.forWalk(), seen), executor, nanoClock);
        this.socketCountParameters =
                new SocketFilterParameters(protocol, new Services(host.etc().resolve("services"), protocol));
    }

    /** The walks. */
    SnapshotSource<SocketSnapshot> snapshots() {
        return snapshots;
    }

    /** Answers {@code net.tcp.listen} and {@code net.udp.listen}. */
    CompletableFuture<ItemValue> listen(Parameters parameters, Duration timeout) throws NotSupportedException {
        int port = PortText.parse(parameters.get(0)).orElseThrow(() -> parameters.invalid(0));
        return snapshots
                .reading(begunLately())
                .thenApply(reading -> ItemValue.unsigned(reading.value().isListening(port) ? 1 : 0));
    }

    /** Answers {@code net.tcp.socket.count} and {@code net.udp.socket.count}. */
    CompletableFuture<ItemValue> socketCount(Parameters parameters, Duration timeout) throws NotSupportedException {
        SocketFilter filter = socketCountParameters.parse(parameters);
        if (!filter.isStateOnly()) {
            filters.ask(filter);
        }
        return snapshots
                .reading(begunLately()
                        .and(reading -> reading.value().count(filter).isPresent()))
                .thenApply(reading ->
                        ItemValue.unsigned(reading.value().count(filter).orElseThrow()));
    }

    /** {@code zabbix_agentd} reads for every request; a walk begun shortly before the request is as good. */
    private Predicate<Reading<SocketSnapshot>> begunLately() {
        long now = nanoClock.getAsLong();
        return reading -> now - reading.begun() <= MAX_AGE.toNanos();
    }
}
