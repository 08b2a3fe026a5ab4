package io.harken.collectors.dns;

import io.harken.collectors.dns.DnsQuery.Protocol;
import io.harken.collectors.peer.PeerExecutor;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Domain names, asked of name servers. */
public final class DnsCollector implements Collector {
    private static final String PARAMETERS = "<ip>,name,<type>,<timeout>,<count>,<protocol>";

    /** Answered at once where there is no name server. */
    private static final String EXAMPLE = "127.0.0.1,localhost,A,1,1";

    private static final Documentation IS_ANSWERED =
            new Documentation("Whether a name server has records of a name: 1 or 0.", "", "DNS");
    private static final Documentation RECORDS =
            new Documentation("Records of a name, a line for each.", "", "DNS, resolv.conf");
    private static final int PORT = 53;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double LEAST_SECONDS = 0.0001;

    private final PeerExecutor executor;
    private final LongSupplier nanoClock;
    private final Nameservers nameservers;
    private final DnsClient client;
    private final WellKnownServices services;

    /** What is made of a reply; the seconds are those until it came. */
    @FunctionalInterface
    private interface Use {
        ItemValue value(Optional<DnsMessage> reply, double seconds) throws NotSupportedException;
    }

    /**
     * Domain names.
     *
     * @param executor waits for name servers
     * @param etc holds resolv.conf(5), services(5) and protocols(5)
     * @param nanoClock a monotonic clock in nanoseconds
     * @param numbers makes unpredictable ones; the first takes a while
     */
    public DnsCollector(PeerExecutor executor, Path etc, LongSupplier nanoClock, Supplier<RandomGenerator> numbers) {
        this(executor, etc, nanoClock, new DnsClient(PORT, nanoClock, numbers));
    }

    DnsCollector(PeerExecutor executor, Path etc, LongSupplier nanoClock, DnsClient client) {
        this.executor = executor;
        this.nanoClock = nanoClock;
        this.nameservers = new Nameservers(etc);
        this.client = client;
        this.services = new WellKnownServices(etc);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric("net.dns", IS_ANSWERED, DnsCollector::isAnswered),
                metric("net.dns.record", RECORDS, this::records),
                metric(
                        "net.dns.perf",
                        new Documentation("Time that a name server takes to answer; 0 if it does not.", "s", "DNS"),
                        (reply, seconds) -> ItemValue.floating(reply.isPresent() ? seconds : 0)),
                metric("net.tcp.dns", IS_ANSWERED, DnsCollector::isAnswered),
                metric("net.tcp.dns.query", RECORDS, this::records));
    }

    private Metric metric(String key, Documentation documentation, Use use) {
        return new Metric(key, PARAMETERS, EXAMPLE, documentation, (Check.FromPeer)
                (values, timeout) -> ask(values, timeout, use));
    }

    private static ItemValue isAnswered(Optional<DnsMessage> reply, double seconds) {
        return ItemValue.unsigned(reply.filter(DnsCollector::hasRecords).isPresent() ? 1 : 0);
    }

    private static boolean hasRecords(DnsMessage reply) {
        return reply.responseCode() == 0 && reply.answerCount() > 0;
    }

    private ItemValue records(Optional<DnsMessage> reply, double seconds) throws NotSupportedException {
        DnsMessage message = reply.filter(DnsCollector::hasRecords)
                .orElseThrow(() -> new NotSupportedException("Cannot perform DNS query."));
        return ItemValue.text(new AnswerText(message, services).text());
    }

    private CompletableFuture<ItemValue> ask(Parameters values, Duration timeout, Use use)
            throws NotSupportedException {
        DnsQuery query = DnsParameters.parse(values);
        return executor.ask(() -> value(query, use), () -> silence(query, use), timeout);
    }

    private ItemValue value(DnsQuery query, Use use) throws NotSupportedException, IOException {
        List<String> servers = query.server().map(List::of).orElseGet(nameservers::addresses);
        long begun = nanoClock.getAsLong();
        Optional<DnsMessage> reply = client.ask(query, servers);
        double seconds = (nanoClock.getAsLong() - begun) / NANOS_PER_SECOND;
        return use.value(reply, Math.max(LEAST_SECONDS, seconds));
    }

    /** {@code zabbix_agentd} gives up only what goes by TCP. */
    private static ItemValue silence(DnsQuery query, Use use) throws NotSupportedException {
        if (query.protocol() == Protocol.TCP) {
            throw new NotSupportedException("Timeout while waiting for data.");
        }
        return use.value(Optional.empty(), 0);
    }
}
