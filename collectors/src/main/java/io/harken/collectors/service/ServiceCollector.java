package io.harken.collectors.service;

import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.PeerExecutor;
import io.harken.ip.PortText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleFunction;
import java.util.function.LongSupplier;

/** Services of this and other hosts: whether they answer as they should within the timeout, and how fast. */
public final class ServiceCollector implements Collector {
    private static final String LOCAL_HOST = "127.0.0.1";
    private static final int NTP_PORT = 123;

    /** What is up takes some time. */
    private static final double LEAST_SECONDS = 0.0001;

    private static final double NANOS = 1e9;

    private final PeerExecutor executor;
    private final Optional<String> sourceIp;
    private final LongSupplier nanoClock;
    private final InstantSource wallClock;

    /**
     * Services as they are seen from this host.
     *
     * @param sourceIp the address to ask from, in {@link io.harken.item.ByteText}; else the kernel chooses
     * @param nanoClock a monotonic clock in nanoseconds
     * @param wallClock the time of day
     */
    public ServiceCollector(
            PeerExecutor executor, Optional<String> sourceIp, LongSupplier nanoClock, InstantSource wallClock) {
        this.executor = executor;
        this.sourceIp = sourceIp;
        this.nanoClock = nanoClock;
        this.wallClock = wallClock;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "net.tcp.port",
                        "<ip>,port",
                        ",80",
                        new Documentation("Whether a TCP port takes connections: 1 or 0.", "", "connect(2)"),
                        (Check.FromPeer) this::port),
                new Metric(
                        "net.tcp.service",
                        "service,<ip>,<port>",
                        "ssh,127.0.0.1,22",
                        new Documentation("Whether a TCP service answers as it should: 1 or 0.", "", "the service"),
                        (Check.FromPeer) (parameters, timeout) -> tcp(parameters, timeout, ServiceCollector::isUp)),
                new Metric(
                        "net.tcp.service.perf",
                        "service,<ip>,<port>",
                        "ssh,127.0.0.1,22",
                        new Documentation(
                                "Time in which a TCP service answers as it should; 0 if it does not.",
                                "s",
                                "the service"),
                        (Check.FromPeer) (parameters, timeout) -> tcp(parameters, timeout, ItemValue::floating)),
                new Metric(
                        "net.udp.service",
                        "service,<ip>,<port>",
                        "ntp,127.0.0.1,123",
                        new Documentation("Whether a UDP service answers as it should: 1 or 0.", "", "the service"),
                        (Check.FromPeer) (parameters, timeout) -> udp(parameters, timeout, ServiceCollector::isUp)),
                new Metric(
                        "net.udp.service.perf",
                        "service,<ip>,<port>",
                        "ntp,127.0.0.1,123",
                        new Documentation(
                                "Time in which a UDP service answers as it should; 0 if it does not.",
                                "s",
                                "the service"),
                        (Check.FromPeer) (parameters, timeout) -> udp(parameters, timeout, ItemValue::floating)));
    }

    private static ItemValue isUp(double seconds) {
        return ItemValue.unsigned(seconds > 0 ? 1 : 0);
    }

    private CompletableFuture<ItemValue> port(Parameters parameters, Duration timeout) throws NotSupportedException {
        int port = PortText.parse(parameters.get(1)).orElseThrow(() -> parameters.invalid(1));
        return probe(new ConnectProbe(), peer(parameters.get(0), port), timeout).thenApply(ServiceCollector::isUp);
    }

    private CompletableFuture<ItemValue> tcp(Parameters parameters, Duration timeout, DoubleFunction<ItemValue> value)
            throws NotSupportedException {
        Optional<Integer> given = givenPort(parameters);
        TcpService service = TcpService.named(parameters.get(0)).orElseThrow(() -> parameters.invalid(0));
        int port = given.or(service::port).orElseThrow(() -> parameters.invalid(2));
        return probe(service.probe(), peer(parameters.get(1), port), timeout).thenApply(value::apply);
    }

    private CompletableFuture<ItemValue> udp(Parameters parameters, Duration timeout, DoubleFunction<ItemValue> value)
            throws NotSupportedException {
        int port = givenPort(parameters).orElse(NTP_PORT);
        if (!parameters.get(0).equals("ntp")) {
            throw parameters.invalid(0);
        }
        return probe(new NtpProbe(wallClock), peer(parameters.get(1), port), timeout)
                .thenApply(value::apply);
    }

    private static Optional<Integer> givenPort(Parameters parameters) throws NotSupportedException {
        if (parameters.get(0).isEmpty()) {
            throw parameters.invalid(0);
        }
        String port = parameters.get(2);
        Optional<Integer> number = PortText.parse(port);
        if (!port.isEmpty() && number.isEmpty()) {
            throw parameters.invalid(2);
        }
        return number;
    }

    private PeerAddress peer(String host, int port) {
        return new PeerAddress(host.isEmpty() ? LOCAL_HOST : host, port, sourceIp);
    }

    /** The seconds in which a service was found to be up; 0 if it was not, whatever the reason. */
    private CompletableFuture<Double> probe(Probe probe, PeerAddress peer, Duration timeout) {
        return executor.ask(() -> seconds(probe, peer), () -> 0.0, timeout);
    }

    private double seconds(Probe probe, PeerAddress peer) {
        long begun = nanoClock.getAsLong();
        try {
            return probe.isUp(peer) ? Math.max(LEAST_SECONDS, (nanoClock.getAsLong() - begun) / NANOS) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
