package io.harken.collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.agent.AgentCollector;
import io.harken.collectors.agent.AgentStatsCollector;
import io.harken.collectors.agent.CertificateCollector;
import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.Surroundings;
import io.harken.config.AgentConfig;
import io.harken.item.ItemValue;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.MetricRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/item-keys.md} against the registered metrics. {@code -Dgolden.update} rewrites its table. */
class ItemKeysDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/item-keys.md");
    private static final String BEGIN = "<!-- metrics -->\n";
    private static final String END = "<!-- end of metrics -->";

    @Test
    void listsEveryMetricWithItsDescription() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        String table = "| Key | Example | Value | Unit | Source |\n|---|---|---|---|---|\n" + rows();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + table + document.substring(end));
            return;
        }
        assertEquals(table, document.substring(begin, end));
    }

    @Test
    void describesEveryMetricInASentence() {
        for (Metric metric : metrics()) {
            assertTrue(
                    metric.documentation().text().matches("[A-Z1].*\\."), metric.key() + ": " + metric.documentation());
        }
    }

    private static String rows() {
        return metrics().stream().map(ItemKeysDocumentTest::row).collect(Collectors.joining());
    }

    private static String row(Metric metric) {
        String parameters = metric.parameters().isEmpty() ? "" : "[" + metric.parameters() + "]";
        Documentation documentation = metric.documentation();
        return "| `%s%s` | `%s` | %s | %s | %s |%n"
                .formatted(
                        metric.key(),
                        parameters,
                        metric.exampleKey(),
                        documentation.text(),
                        documentation.unit(),
                        documentation.source());
    }

    private static List<Metric> metrics() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try (ShellCommands commands = new ShellCommands(environment -> {})) {
            List<Collector> collectors = new ArrayList<>();
            collectors.add(new AgentCollector(
                    Optional.of("example"),
                    (parameters, timeout) -> CompletableFuture.completedFuture(ItemValue.string(""))));
            collectors.add(new AgentStatsCollector("1", Path.of("/proc/self/status"), () -> 0, List.of()));
            collectors.add(new CertificateCollector(Optional::empty, InstantSource.system()));
            collectors.addAll(LinuxCollectors.of(
                    AgentConfig.defaults(),
                    new Surroundings(
                            HostPaths.under(Path.of("/")),
                            () -> 0,
                            InstantSource.system(),
                            () -> ZoneOffset.UTC,
                            Map.of()),
                    commands,
                    executor,
                    Optional.empty()));
            return List.copyOf(MetricRegistry.of(collectors).all());
        } finally {
            executor.shutdownNow();
        }
    }
}
