package io.harken.collectors.socket;

import io.harken.collectors.host.Surroundings;
import io.harken.collectors.netns.NetworkNamespaces;
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
import java.util.function.Supplier;

/**
 * TCP sockets of network namespaces. All keys stand on the same walk of one, so what is polled together is of one instant.
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
     * @param ownPolls what is left out of the counts, but not of those of {@code net.tcp.*}
     * @param executor runs the walks
     * @param namespaces finds other network namespaces of the host
     * @param threads gives a thread for the walks of each
     */
    public TcpCollector(
            Surroundings surroundings,
            OwnPolls ownPolls,
            ScheduledExecutorService executor,
            NetworkNamespaces namespaces,
            Supplier<ScheduledExecutorService> threads) {
        this.nanoClock = surroundings.nanoClock();
        this.tables = new SocketTables(Protocol.TCP, surroundings.host(), ownPolls, executor, nanoClock);
        NamespaceTables each = new NamespaceTables(tables, namespaces, nanoClock, threads);
        this.status = new TcpStatus(each, surroundings);
        this.ports = new TcpPorts(each);
        this.peers = new TcpPeers(each);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "tcp.status",
                        "state,<laddr>,<lport>,<raddr>,<rport>,<netns>",
                        "established",
                        new Documentation("Number of TCP sockets in a state, IPv4 and IPv6.", "", SOURCE),
                        (Check.FromReading) status::count,
                        UserParameterRule.IGNORED),
                metric(
                        "tcp.status.get",
                        "<maxage>,<netns>",
                        "",
                        new Documentation(
                                "Number of TCP sockets in each state, in all and by family, as JSON.",
                                "",
                                SOURCE + ", /proc/net/sockstat, sockstat6"),
                        status::get),
                metric(
                        "tcp.stuck",
                        "state,seconds,<netns>",
                        "closewait,300",
                        new Documentation(
                                "Number of TCP sockets that every walk has found in a state for so long.", "", SOURCE),
                        status::stuck),
                metric(
                        "tcp.port.discovery",
                        "<netns>",
                        "",
                        new Documentation("Ports on which TCP sockets listen, for low-level discovery.", "", SOURCE),
                        ports::discovery),
                metric(
                        "tcp.ports.get",
                        "<netns>",
                        "",
                        new Documentation(
                                "Ports on which TCP sockets listen, their connections by state and what waits to be"
                                        + " accepted, as JSON.",
                                "",
                                SOURCE),
                        ports::get),
                metric(
                        "tcp.remotes.get",
                        "<n>,<prefix4>,<prefix6>,<netns>",
                        "10",
                        new Documentation("Peers or networks of peers with the most TCP sockets, as JSON.", "", SOURCE),
                        peers::get),
                metric(
                        "tcp.remotes",
                        "mode,<prefix4>,<prefix6>,<netns>",
                        "distinct",
                        new Documentation("Number of peers or networks of peers of TCP sockets.", "", SOURCE),
                        peers::distinct),
                metric(
                        "tcp.ephemeral.get",
                        "<n>,<netns>",
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
            json.name("sockets").unsigned(last.value().listed());
            json.name("duration_seconds").floating(seconds(last.duration()));
            json.name("age_seconds").floating(seconds(last.age(nanoClock.getAsLong())));
        });
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
