package io.harken.packaging;

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

/** Every key of {@code keys.tsv} is answered as by {@code zabbix_agentd}, in plain text. */
@Tag("peers")
@TestInstance(Lifecycle.PER_CLASS)
class KeyComparisonIT {
    private AgentPair agents;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        agents = AgentPair.start(directory, "Server=127.0.0.1\nListenIP=127.0.0.1\n");
    }

    @AfterAll
    void stop() throws InterruptedException {
        agents.close();
    }

    static Stream<Row> rows() {
        return Row.table("keys.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersAlike(Row row) throws IOException, InterruptedException {
        agents.requireSame(row, Client.local(), List.of(new Step.Send(Step.frame(Escaped.decode(row.first())))));
    }
}
