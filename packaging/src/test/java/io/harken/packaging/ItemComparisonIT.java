package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.packaging.Agent.Program;
import io.harken.packaging.ItemComparison.Form;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of the tables of {@code items/} has the value or the error that {@code zabbix_agentd} 7.0 gives on this host. */
@Tag("peers")
@TestInstance(Lifecycle.PER_CLASS)
class ItemComparisonIT {
    private ItemComparison comparison;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        comparison = ItemComparison.start(Program.AGENTD, directory);
    }

    @AfterAll
    void stop() throws InterruptedException {
        comparison.close();
    }

    static List<Row> rows() throws IOException, URISyntaxException {
        return ItemTables.rows();
    }

    /** The first row of each metric, without deliberate differences. */
    static Collection<Row> firstRows() throws IOException, URISyntaxException {
        Map<String, Row> first = new LinkedHashMap<>();
        rows().stream()
                .filter(row -> row.difference().isEmpty())
                .forEach(row -> first.putIfAbsent(ItemComparison.metric(row), row));
        return first.values();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAnsweredAlike(Row row) throws IOException, InterruptedException {
        assertEquals(Optional.empty(), comparison.disagreement(row, Form.PLAIN));
    }

    @ParameterizedTest
    @MethodSource("firstRows")
    void isAnsweredAlikeInJson(Row row) throws IOException, InterruptedException {
        assertEquals(Optional.empty(), comparison.disagreement(row, Form.JSON));
    }
}
