package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fake service of {@code services.tsv} is asked the same by both agents, and found to be the same. */
@Tag("peers")
@TestInstance(Lifecycle.PER_CLASS)
class ServiceComparisonIT {
    private static final String PORT = "{port}";

    /** What is sent need not be the same: the hello of TLS, and what is said at the deadline. */
    private static final String UNLIKE = "unlike";

    private AgentPair agents;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        agents = AgentPair.start(directory, "Server=127.0.0.1\nListenIP=127.0.0.1\nTimeout=1\nSourceIP=127.0.0.3\n");
    }

    @AfterAll
    void stop() throws InterruptedException {
        agents.close();
    }

    static Stream<Row> rows() {
        return Row.table("services.tsv");
    }

    /** The first cell is the key, the others are what the service does. */
    @ParameterizedTest
    @MethodSource("rows")
    void isAskedAndFoundTheSame(Row row) throws IOException, InterruptedException {
        boolean unlike = row.rest().contains(UNLIKE);
        List<Step> script = Step.parse(
                row.rest().stream().filter(cell -> !cell.equals(UNLIKE)).toList());
        try (FakeService service = FakeService.start(script)) {
            String key = Escaped.decode(row.first()).replace(PORT, String.valueOf(service.port()));
            agents.requireSame(row, Client.local(), List.of(new Step.Send(Step.frame(key))));
            String one = service.received();
            String other = service.received();
            if (!unlike) {
                assertEquals(Escaped.encode(one), Escaped.encode(other));
            }
        }
    }
}
