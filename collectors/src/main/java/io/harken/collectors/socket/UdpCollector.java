package io.harken.collectors.socket;

import io.harken.collectors.host.HostPaths;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/** UDP sockets of a network namespace. */
public final class UdpCollector implements Collector {
    private static final String SOURCE = "/proc/net/udp, /proc/net/udp6";

    private final SocketTables tables;

    /**
     * The sockets of a host.
     *
     * @param executor runs the walks
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public UdpCollector(HostPaths host, ScheduledExecutorService executor, LongSupplier nanoClock) {
        this.tables = new SocketTables(Protocol.UDP, host, OwnPolls.NONE, executor, nanoClock);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "net.udp.listen",
                        "port",
                        "68",
                        new Documentation(
                                "Whether a UDP socket is bound to a port and to no peer: 1 or 0.", "", SOURCE),
                        (Check.FromReading) tables::listen),
                new Metric(
                        "net.udp.socket.count",
                        "<laddr>,<lport>,<raddr>,<rport>,<state>",
                        ",53",
                        new Documentation(
                                "Number of UDP sockets that match the addresses, ports and state.", "", SOURCE),
                        (Check.FromReading) tables::socketCount));
    }
}
