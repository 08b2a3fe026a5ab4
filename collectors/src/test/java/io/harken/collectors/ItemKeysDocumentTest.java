package io.harken.collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.agent.AgentCollector;
import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.command.SystemRunCollector;
import io.harken.collectors.host.HostPaths;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.MetricRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        String table = "| Key | Example | Value |\n|---|---|---|\n" + rows();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + table + document.substring(end));
            return;
        }
        assertEquals(table, document.substring(begin, end));
    }

    @Test
    void describesEveryMetricInASentence() {
        for (Metric metric : metrics()) {
            assertTrue(metric.description().matches("[A-Z1].*\\."), metric.key() + ": " + metric.description());
        }
    }

    private static String rows() {
        return metrics().stream()
                .map(metric ->
                        "| `" + metric.key() + "` | `" + metric.exampleKey() + "` | " + metric.description() + " |\n")
                .collect(Collectors.joining());
    }

    private static List<Metric> metrics() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try (ShellCommands commands = new ShellCommands(environment -> {})) {
            List<Collector> collectors = new ArrayList<>();
            collectors.add(new AgentCollector(Optional.of("example")));
            collectors.add(new SystemRunCollector(commands, false));
            collectors.addAll(LinuxCollectors.of(HostPaths.under(Path.of("/")), executor, () -> 0));
            return List.copyOf(MetricRegistry.of(collectors).all());
        } finally {
            executor.shutdownNow();
        }
    }
}
