package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.packaging.Agent.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both programs refuse the same configurations with the same words, and accept the same odd ones. */
@Tag("peers")
class ConfigComparisonIT {
    @TempDir
    private Path directory;

    /** What both programs did with a row. */
    private record Runs(String file, CommandRun agentd, CommandRun harken) {}

    static Stream<ConfigRow> bad() {
        return ConfigRow.table("bad-configs.tsv");
    }

    static Stream<ConfigRow> good() {
        return ConfigRow.table("good-configs.tsv");
    }

    @ParameterizedTest
    @MethodSource("bad")
    @Execution(ExecutionMode.CONCURRENT)
    void refusesWithTheSameWords(ConfigRow row) throws IOException, InterruptedException {
        Runs runs = run(row);
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
    @Execution(ExecutionMode.CONCURRENT)
    void acceptsTheSame(ConfigRow row) throws IOException, InterruptedException {
        Runs runs = run(row);
        assertAll(
                () -> assertEquals("0 " + runs.agentd.out(), runs.harken.exitCode() + " " + runs.harken.out()),
                () -> assertEquals(0, runs.agentd.exitCode()),
                // What is of no use to Harken is said after what both say.
                () -> assertTrue(runs.harken.err().startsWith(runs.agentd.err()), runs.toString()));
    }

    private Runs run(ConfigRow row) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(directory.resolve("in"));
        Path output = Files.createDirectory(directory.resolve("out"));
        List<String> arguments = row.writeTo(folder);
        CommandRun agentd = CommandRun.in(folder, output, Program.AGENTD.command(arguments));
        CommandRun harken = CommandRun.in(folder, output, Program.HARKEN.command(arguments));
        String given = row.arguments() + " " + row.mainFile() + " " + row.others();
        ComparisonLog.write(row.toString(), given, agentd, harken);
        return new Runs(folder.resolve("main.conf").toString(), agentd, harken);
    }
}
