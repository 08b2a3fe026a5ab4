package io.harken.collectors.socket;

import io.harken.collectors.host.Surroundings;
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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * TCP sockets of a network namespace. All keys stand on the same walk, so what is polled together is of one instant.
 */
public final class TcpCollector implements Collector, StatsSection {
    private static final String SOURCE = "/proc/net/tcp, /proc/net/tcp6";

    private final LongSupplier nanoClock;
    private final SocketTables tables;
    private final TcpStatus status;
    private final TcpPorts ports;
    private final TcpPeers peers;

    /**
     * The sockets of a host.
     *
     * @param executor runs the walks
     */
    public TcpCollector(Surroundings surroundings, ScheduledExecutorService executor) {
        this.nanoClock = surroundings.nanoClock();
        this.tables = new SocketTables(Protocol.TCP, surroundings.host(), executor, nanoClock);
        this.status = new TcpStatus(tables, surroundings);
        this.ports = new TcpPorts(tables);
        this.peers = new TcpPeers(tables);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "tcp.status",
                        "state,<laddr>,<lport>,<raddr>,<rport>",
                        "established",
                        new Documentation("Number of TCP sockets in a state, IPv4 and IPv6.", "", SOURCE),
                        (Check.FromReading) status::count,
                        UserParameterRule.IGNORED),
                metric(
                        "tcp.status.get",
                        "<maxage>",
                        "",
                        new Documentation(
                                "Number of TCP sockets in each state, in all and by family, as JSON.",
                                "",
                                SOURCE + ", /proc/net/sockstat, sockstat6"),
                        status::get),
                metric(
                        "tcp.stuck",
                        "state,seconds",
                        "closewait,300",
                        new Documentation(
                                "Number of TCP sockets that every walk has found in a state for so long.", "", SOURCE),
                        status::stuck),
                metric(
                        "tcp.port.discovery",
                        "",
                        "",
                        new Documentation("Ports on which TCP sockets listen, for low-level discovery.", "", SOURCE),
                        ports::discovery),
                metric(
                        "tcp.ports.get",
                        "",
                        "",
                        new Documentation(
                                "Ports on which TCP sockets listen, their connections by state and what waits to be"
                                        + " accepted, as JSON.",
                                "",
                                SOURCE),
                        ports::get),
                metric(
                        "tcp.remotes.get",
                        "<n>,<prefix4>,<prefix6>",
                        "10",
                        new Documentation("Peers or networks of peers with the most TCP sockets, as JSON.", "", SOURCE),
                        peers::get),
                metric(
                        "tcp.remotes",
                        "mode,<prefix4>,<prefix6>",
                        "distinct",
                        new Documentation("Number of peers or networks of peers of TCP sockets.", "", SOURCE),
                        peers::distinct),
                metric(
                        "tcp.ephemeral.get",
                        "<n>",
                        "",
                        new Documentation(
                                "Local ports that outgoing connections have in use towards each destination, as JSON.",
                                "ports, %",
                                SOURCE + ", ip_local_port_range"),
                        peers::ephemeral),
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

    /** No other agent has these, so a user parameter of the name means something else. */
    private static Metric metric(
            String key, String parameters, String example, Documentation documentation, Check.FromReading check) {
        return new Metric(key, parameters, example, documentation, check, UserParameterRule.PREFERRED);
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
        tables.last().ifPresent(last -> {
            json.name("sockets").unsigned(last.value().total());
            json.name("duration_seconds").floating(seconds(last.duration()));
            json.name("age_seconds").floating(seconds(last.age(nanoClock.getAsLong())));
        });
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
