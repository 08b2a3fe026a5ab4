package io.harken.packaging;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.packaging.AgentPair.Outcomes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slow and silent clients are given up as by {@code zabbix_agentd}. All rows of {@code timeouts.tsv} run at once. */
@Tag("peers")
@TestInstance(Lifecycle.PER_CLASS)
class TimeoutComparisonIT {
    /** {@code zabbix_agentd} looks at its clock once a second only. */
    private static final Duration TOLERANCE = Duration.ofMillis(2500);

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private AgentPair agents;
    private Map<Row, Future<Outcomes>> outcomes = Map.of();

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        agents = AgentPair.start(directory, "Server=127.0.0.1\nListenIP=127.0.0.1\nTimeout=2\n");
        outcomes = rows().collect(Collectors.toMap(Function.identity(), row -> clients.submit(exchange(row))));
    }

    private Callable<Outcomes> exchange(Row row) {
        return () -> agents.exchange(Client.local(), Step.parse(row.rest()));
    }

    @AfterAll
    void stop() throws InterruptedException {
        clients.shutdownNow();
        agents.close();
    }

    static Stream<Row> rows() {
        return Row.table("timeouts.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void givesUpAlike(Row row) throws InterruptedException, ExecutionException, IOException {
        Outcomes both = requireNonNull(outcomes.get(row)).get();
        agents.log(row, Step.parse(row.rest()), both);
        both.requireSame(row);
        Duration difference = both.agentd().duration().minus(both.harken().duration());
        assertTrue(difference.abs().compareTo(TOLERANCE) < 0, both::toString);
    }

    @Test
    void logsAlike() throws InterruptedException, ExecutionException, IOException {
        for (Future<Outcomes> each : outcomes.values()) {
            each.get();
        }
        agents.requireSameLines();
    }
}
