package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.packaging.AgentPair.Outcomes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every web server of {@code web.tsv} is asked the same by both agents, and shown the same. */
@Tag("peers")
@TestInstance(Lifecycle.PER_CLASS)
class WebComparisonIT {
    private static final String PORT = "{port}";

    /** That a server is not asked at all. */
    private static final String SILENT = "silent";

    private static final Pattern TIME = Pattern.compile("after \\d+ m(?=s|illi)");
    private static final Pattern RELEASE = Pattern.compile("Zabbix 7\\.0\\.\\d+");

    /** Harken does not offer brotli and zstd. */
    private static final Pattern CODINGS = Pattern.compile("Accept-Encoding: [^\r]*");

    private AgentPair agents;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        agents = AgentPair.start(directory, "Server=127.0.0.1\nListenIP=127.0.0.1\nTimeout=3\n");
    }

    @AfterAll
    void stop() throws InterruptedException {
        agents.close();
    }

    static Stream<Row> rows() {
        return Row.table("web.tsv");
    }

    /** The first cell is the key, the others are what the server does. */
    @ParameterizedTest
    @MethodSource("rows")
    void isAskedAndShownTheSame(Row row) throws IOException, InterruptedException {
        boolean isAsked = !row.rest().isEmpty() && !row.rest().contains(SILENT);
        List<Step> script = Step.parse(
                row.rest().stream().filter(cell -> !cell.equals(SILENT)).toList());
        try (FakeService server = FakeService.start(script)) {
            String key = Escaped.decode(row.first()).replace(PORT, String.valueOf(server.port()));
            List<Step> steps = List.of(new Step.Send(Step.frame(key)));
            Outcomes outcomes = agents.exchange(Client.local(), steps);
            agents.log(row, steps, outcomes);
            String expected = row.difference().map(body -> "frame of " + body).orElseGet(outcomes.agentd()::comparable);
            assertEquals(timeless(expected), timeless(outcomes.harken().comparable()));
            if (isAsked) {
                assertEquals(request(server.received()), request(server.received()));
            }
        }
    }

    private static String timeless(String reply) {
        return Escaped.encode(TIME.matcher(reply).replaceAll("after N m"));
    }

    private static String request(String bytes) {
        String anyRelease = RELEASE.matcher(bytes).replaceAll("Zabbix 7.0.x");
        return Escaped.encode(CODINGS.matcher(anyRelease).replaceAll("Accept-Encoding: any"));
    }
}
