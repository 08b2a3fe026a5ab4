package io.harken.collectors.socket;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.Reading;
import io.harken.collectors.host.SnapshotSource;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.json.JsonWriter;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.Metric.UserParameterRule;
import io.harken.stats.StatsSection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * TCP sockets of a network namespace. All keys stand on the same walk, so what is polled together is of one instant.
 */
public final class TcpCollector implements Collector, StatsSection {
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private static final String SOURCE = "/proc/net/tcp, /proc/net/tcp6";

    /** The part of a timeout that a walk may take for its callers to wait for it. */
    private static final double PATIENCE = 0.9;

    private final LongSupplier nanoClock;
    private final SocketTables tables;

    /**
     * The sockets of a host.
     *
     * @param executor runs the walks
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public TcpCollector(HostPaths host, ScheduledExecutorService executor, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.tables = new SocketTables(Protocol.TCP, host, executor, nanoClock);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "tcp.status",
                        "state",
                        "established",
                        new Documentation("Number of TCP sockets in a state, IPv4 and IPv6.", "", SOURCE),
                        (Check.FromReading) this::status,
                        UserParameterRule.IGNORED),
                new Metric(
                        "net.tcp.listen",
                        "port",
                        "80",
                        new Documentation("Whether a TCP socket listens on a port: 1 or 0.", "", SOURCE),
                        (Check.FromReading) tables::listen),
                new Metric(
                        "net.tcp.socket.count",
                        "<laddr>,<lport>,<raddr>,<rport>,<state>",
                        ",80",
                        new Documentation(
                                "Number of TCP sockets that match the addresses, ports and state.", "", SOURCE),
                        (Check.FromReading) tables::socketCount));
    }

    @Override
    public Optional<StatsSection> stats() {
        return Optional.of(this);
    }

    @Override
    public String name() {
        return "tcp_walk";
    }

    /** Nothing before the first walk. */
    @Override
    public void writeTo(JsonWriter json) {
        tables.snapshots().last().ifPresent(last -> {
            json.name("sockets").unsigned(last.value().total());
            json.name("duration_seconds").floating(seconds(last.duration()));
            json.name("age_seconds").floating(seconds(last.age(nanoClock.getAsLong())));
        });
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private CompletableFuture<ItemValue> status(Parameters parameters, Duration timeout) throws NotSupportedException {
        TcpState state = TcpState.ofWord(parameters.get(0));
        long now = nanoClock.getAsLong();
        SnapshotSource<SocketSnapshot> snapshots = tables.snapshots();
        return snapshots
                .reading(reading -> isFresh(reading, now) || isSlow(reading, timeout))
                .thenApply(reading -> {
                    if (!isFresh(reading, now)) {
                        snapshots.refresh();
                    }
                    return ItemValue.unsigned(reading.value().count(state));
                });
    }

    /** A reading is fresh for a second, and for as long as the source rests after it. */
    private static boolean isFresh(Reading<SocketSnapshot> reading, long now) {
        Duration age = reading.age(now);
        return age.compareTo(MAX_AGE) <= 0 || age.compareTo(SnapshotSource.rest(reading)) <= 0;
    }

    /** Who cannot wait for a walk is given the last one, whatever its age; the next one is for those who come later. */
    private static boolean isSlow(Reading<SocketSnapshot> reading, Duration timeout) {
        return reading.duration().toNanos() > timeout.toNanos() * PATIENCE;
    }
}
