package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.packaging.Agent.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both programs refuse the same configurations with the same words, and accept the same odd ones. */
@Tag("peers")
@TestInstance(Lifecycle.PER_CLASS)
class ConfigComparisonIT {
    /** Starting a program is waiting for the disk as much as for a processor. */
    private final ExecutorService starters = Executors.newFixedThreadPool(4);

    private final Map<ConfigRow, Future<Runs>> starts = new HashMap<>();
    private static final ComparisonLog LOG = new ComparisonLog(Path.of("target/comparison.log"));

    /** What both programs did with a row. */
    private record Runs(String file, CommandRun agentd, CommandRun harken) {}

    static Stream<ConfigRow> bad() {
        return ConfigRow.table("bad-configs.tsv");
    }

    static Stream<ConfigRow> good() {
        return ConfigRow.table("good-configs.tsv");
    }

    @BeforeAll
    void startAll(@TempDir Path directory) throws IOException {
        for (ConfigRow row : Stream.concat(bad(), good()).toList()) {
            Path folder = Files.createDirectory(directory.resolve("in" + starts.size()));
            Path output = Files.createDirectory(directory.resolve("out" + starts.size()));
            starts.put(row, starters.submit(() -> run(row, folder, output)));
        }
    }

    private static Runs run(ConfigRow row, Path folder, Path output) throws IOException, InterruptedException {
        List<String> arguments = row.writeTo(folder);
        return new Runs(
                folder.resolve("main.conf").toString(),
                CommandRun.in(folder, output, Program.AGENTD.command(arguments)),
                CommandRun.in(folder, output, Program.HARKEN.command(arguments)));
    }

    @AfterAll
    void stop() {
        starters.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWithTheSameWords(ConfigRow row) throws Exception {
        Runs runs = runs(row);
        String expected = row.difference().orElseGet(runs.agentd()::verdict).replace("FILE", runs.file());
        assertAll(
                () -> assertEquals(Escaped.encode(expected), Escaped.encode(runs.harken.verdict())),
                () -> assertTrue(expected.startsWith("1 "), expected));
        if (row.difference().isEmpty() && row.arguments().contains("-T")) {
            assertEquals(runs.agentd.out(), runs.harken.out());
        }
    }

    @ParameterizedTest
    @MethodSource("good")
    void acceptsTheSame(ConfigRow row) throws Exception {
        Runs runs = runs(row);
        assertAll(
                () -> assertEquals("0 " + runs.agentd.out(), runs.harken.exitCode() + " " + runs.harken.out()),
                () -> assertEquals(0, runs.agentd.exitCode()),
                // What is of no use to Harken is said after what both say.
                () -> assertTrue(runs.harken.err().startsWith(runs.agentd.err()), runs.toString()));
    }

    private Runs runs(ConfigRow row) throws Exception {
        Runs runs = Objects.requireNonNull(starts.get(row)).get();
        LOG.write(row, runs.agentd(), runs.harken());
        return runs;
    }
}
