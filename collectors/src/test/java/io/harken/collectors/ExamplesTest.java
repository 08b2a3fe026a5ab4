package io.harken.collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.check.CheckExecutor;
import io.harken.check.CheckResult;
import io.harken.check.CheckResult.Value;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.agent.AgentCollector;
import io.harken.collectors.agent.AgentStatsCollector;
import io.harken.collectors.agent.CertificateCollector;
import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.history.Sampler;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.Surroundings;
import io.harken.config.AgentConfig;
import io.harken.item.ItemValue;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.MetricRegistry;
import io.harken.stats.CertificateExpiry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    /**
     * {@code zabbix_agentd} has no value either: for active checks, or without the hardware. And who has just begun to look
     * does not know what is stuck.
     */
    private static final Set<String> WITHOUT_VALUE = Set.of(
            "log",
            "log.count",
            "logrt",
            "logrt.count",
            "eventlog",
            "eventlog.count",
            "modbus.get",
            "sensor",
            "tcp.stuck");

    /** It depends on whether a Zabbix server runs here. */
    private static final String OF_A_SERVER = "zabbix.stats";

    /** What web and name servers answer; and only a host with systemd and a bus has units. */
    private static final Set<String> NOT_OURS_TO_SAY =
            Set.of("web.page.", "net.dns.record", "net.tcp.dns.query", "systemd.unit.");

    @Test
    void everyExampleOfAMetricHasAValueOnAnyHost() throws Exception {
        HostPaths host = HostPaths.under(
                Path.of(ExamplesTest.class.getResource("/hosts/busy-web").toURI()));
        ScheduledExecutorService readings = Executors.newSingleThreadScheduledExecutor();
        try (Sampler sampler = new Sampler(System::nanoTime);
                CheckExecutor checks = new CheckExecutor();
                ShellCommands commands = new ShellCommands(environment -> {})) {
            List<Collector> collectors = new ArrayList<>(LinuxCollectors.of(
                    AgentConfig.defaults(),
                    new Surroundings(host, System::nanoTime, InstantSource.system(), () -> ZoneOffset.UTC, Map.of()),
                    commands,
                    readings,
                    Optional.of(sampler)));
            sampler.start();
            collectors.add(new AgentCollector(
                    Optional.of("web1"),
                    (parameters, timeout) -> CompletableFuture.completedFuture(ItemValue.string(""))));
            collectors.add(new AgentStatsCollector("1", Path.of("/proc/self/status"), System::nanoTime, List.of()));
            CertificateExpiry expiry = new CertificateExpiry(Instant.EPOCH, Instant.EPOCH, Optional.empty());
            collectors.add(new CertificateCollector(() -> Optional.of(expiry), InstantSource.system()));
            MetricRegistry registry = MetricRegistry.of(collectors);
            PassiveCheckService service = new PassiveCheckService(registry, checks);
            for (Metric metric : registry.all()) {
                if (NOT_OURS_TO_SAY.stream().anyMatch(metric.key()::startsWith)) {
                    continue;
                }
                CheckResult result = service.run(new PassiveCheck(metric.exampleKey(), Duration.ofSeconds(30)))
                        .join();

                boolean expected = metric.key().equals(OF_A_SERVER)
                        ? result instanceof Value
                        : !WITHOUT_VALUE.contains(metric.key());
                assertEquals(expected, result instanceof Value, metric.exampleKey());
            }
        } finally {
            readings.shutdownNow();
        }
    }
}
