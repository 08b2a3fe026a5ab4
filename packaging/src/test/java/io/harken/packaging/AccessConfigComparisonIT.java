package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.item.ByteText;
import io.harken.packaging.Agent.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both agents say the same of odd and wrong aliases and access rules, and list the same keys. */
@Tag("peers")
class AccessConfigComparisonIT {
    private static final String GOOD = """
            Server=127.0.0.1
            Hostname=comparison
            LogFile=%1$s/log
            PidFile=%1$s/pid
            """;

    private static final String CONFIGURATION = "conf";

    @TempDir
    private Path directory;

    static Stream<Row> configurations() {
        return Row.table("access-configurations.tsv");
    }

    /** Where agentd goes on, all it says is the same; where it ends, Harken may say more behind the first line. */
    @ParameterizedTest
    @MethodSource("configurations")
    @Execution(ExecutionMode.CONCURRENT)
    void saysTheSame(Row row) throws IOException, InterruptedException {
        write(row.cells());
        requireSame(row, "-t", "agent.ping");
        if (requireSame(row, "-T") != 0) {
            requireSame(row, "-f");
        }
    }

    /** Gives the exit code. */
    private int requireSame(Row row, String... arguments) throws IOException, InterruptedException {
        CommandRun agentd = run(Program.AGENTD, arguments);
        CommandRun harken = run(Program.HARKEN, arguments);
        int compared = agentd.exitCode() == 0 ? Integer.MAX_VALUE : 1;
        String use = String.join(" ", arguments);
        ComparisonLog.write(row.cells().toString(), use, agentd, harken);
        assertAll(
                () -> assertEquals(agentd.exitCode(), harken.exitCode(), use + ": exit code"),
                () -> assertEquals(
                        agentd.err().lines().limit(compared).toList(),
                        harken.err().lines().limit(compared).toList(),
                        use + ": standard error"),
                () -> assertEquals(agentd.out(), harken.out(), use + ": standard output"));
        return agentd.exitCode();
    }

    @Test
    void listsTheSame() throws IOException, InterruptedException {
        write(List.of(
                "Alias=al:agent.ping",
                "Alias=el[*]:net.tcp.listen[*]",
                "Alias=agent.ping:agent.hostname",
                "Alias=agent.variant:agent.ping",
                "Alias=denied[a]:agent.variant",
                "DenyKey=agent.variant",
                "DenyKey=al",
                "DenyKey=system.hostname"));

        CommandRun agentd = run(Program.AGENTD, "-p");
        CommandRun harken = run(Program.HARKEN, "-p");
        ComparisonLog.write("keys and aliases", "-p", agentd, harken);
        assertEquals(comparable(agentd.out()), comparable(harken.out()));
    }

    /** Of the metrics those whose values are alike, each agent having its own order; and all aliases. */
    private static String comparable(String out) {
        List<String> lines = out.lines().toList();
        int aliases = lines.size() - 5;
        return Stream.concat(
                        lines.subList(0, aliases).stream()
                                .filter(line -> line.matches("(agent\\.(ping|variant|hostname)|system\\.hostname) .*"))
                                .sorted(),
                        lines.subList(aliases, lines.size()).stream())
                .collect(Collectors.joining("\n"));
    }

    private CommandRun run(Program program, String... arguments) throws IOException, InterruptedException {
        List<String> all = Stream.concat(
                        Stream.of("-c", directory.resolve(CONFIGURATION).toString()), Stream.of(arguments))
                .toList();
        return CommandRun.of(directory, program.command(all));
    }

    private void write(List<String> cells) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        String settings = cells.stream().map(Escaped::decode).collect(Collectors.joining("\n", "", "\n"));
        Files.write(directory.resolve(CONFIGURATION), ByteText.bytes(GOOD.formatted(directory) + settings));
    }
}
