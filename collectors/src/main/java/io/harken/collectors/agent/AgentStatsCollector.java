package io.harken.collectors.agent;

import io.harken.item.ItemValue;
import io.harken.item.Parameters;
import io.harken.json.JsonWriter;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.Metric.UserParameterRule;
import io.harken.stats.StatsSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How the agent itself does: one JSON of all its parts. */
public final class AgentStatsCollector implements Collector {
    private final String version;
    private final Path processStatus;
    private final LongSupplier nanoClock;
    private final List<StatsSection> sections;
    private final long started;

    /**
     * An agent that starts now.
     *
     * @param version its version
     * @param processStatus {@code status} of its own process
     * @param nanoClock a monotonic clock in nanoseconds
     * @param sections what its parts say, in their order
     */
    public AgentStatsCollector(
            String version, Path processStatus, LongSupplier nanoClock, List<StatsSection> sections) {
        this.version = version;
        this.processStatus = processStatus;
        this.nanoClock = nanoClock;
        this.sections = List.copyOf(sections);
        this.started = nanoClock.getAsLong();
    }

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric(
                "agent.stats.get",
                "",
                "",
                new Documentation("How the agent itself does, as JSON.", "", ""),
                (Check.FromHost) this::stats,
                UserParameterRule.PREFERRED));
    }

    private ItemValue stats(Parameters parameters) throws IOException {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("version").value(version);
        json.name("uptime_seconds").unsigned(TimeUnit.NANOSECONDS.toSeconds(nanoClock.getAsLong() - started));
        for (StatsSection section : sections) {
            json.name(section.name()).beginObject();
            section.writeTo(json);
            json.endObject();
        }
        writeProcess(json);
        return ItemValue.text(json.endObject().toString());
    }

    private void writeProcess(JsonWriter json) throws IOException {
        ProcessStatus process = ProcessStatus.read(processStatus);
        Runtime heap = Runtime.getRuntime();
        json.name("threads").unsigned(process.threads());
        json.name("memory").beginObject();
        json.name("resident_bytes").unsigned(process.residentBytes());
        json.name("heap_committed_bytes").unsigned(heap.totalMemory());
        json.name("heap_used_bytes").unsigned(heap.totalMemory() - heap.freeMemory());
        json.endObject();
    }
}
