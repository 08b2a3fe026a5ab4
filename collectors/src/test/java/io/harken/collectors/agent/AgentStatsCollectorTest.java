package io.harken.collectors.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.item.Parameters;
import io.harken.json.JsonWriter;
import io.harken.metric.Check;
import io.harken.stats.LogStats;
import io.harken.stats.StatsSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentStatsCollectorTest {
    @TempDir
    private Path folder;

    private long now = 1;

    @Test
    void tellsWhatEveryPartSays() throws Exception {
        LogStats log = new LogStats();
        log.dropped(2);
        AgentStatsCollector collector = collector(List.of(log, silent()));
        now += TimeUnit.SECONDS.toNanos(90) - 1;

        String json = ask(collector);

        String head = "{\"version\":\"0.1.0\",\"uptime_seconds\":89,\"log\":{\"dropped_lines\":2},\"tcp_walk\":{},"
                + "\"threads\":17,\"memory\":{\"resident_bytes\":1024,";
        assertEquals(head, json.substring(0, head.length()));
        assertTrue(
                json.substring(head.length()).matches("\"heap_committed_bytes\":\\d+,\"heap_used_bytes\":\\d+}}"),
                json);
    }

    private AgentStatsCollector collector(List<StatsSection> sections) throws IOException {
        Path status = Files.writeString(folder.resolve("status"), "Name:\tjava\nVmRSS:\t1 kB\nThreads:\t17\n");
        return new AgentStatsCollector("0.1.0", status, () -> now, sections);
    }

    private static String ask(AgentStatsCollector collector) throws Exception {
        Check.FromHost check = (Check.FromHost) collector.metrics().get(0).check();
        return check.value(new Parameters(List.of())).text();
    }

    private static StatsSection silent() {
        return new StatsSection() {
            @Override
            public String name() {
                return "tcp_walk";
            }

            @Override
            public void writeTo(JsonWriter json) {}
        };
    }
}
