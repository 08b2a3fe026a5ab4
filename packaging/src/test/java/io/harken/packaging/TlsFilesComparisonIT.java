package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.packaging.Agent.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of keys that cannot be used. {@code zabbix_agentd} starts, logs why, and ends with 0; Harken does not start, and says the
 * same.
 */
@Tag("peers")
class TlsFilesComparisonIT {
    private static final String ERROR = "ERROR: ";

    @TempDir
    private static Path folder;

    private static TlsFiles files = new TlsFiles(Path.of(""));

    @TempDir
    private Path output;

    @BeforeAll
    static void makeFiles() throws IOException, InterruptedException {
        files = TlsFiles.make(folder);
    }

    static Stream<Row> rows() {
        return Row.table("tls-files.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysWhy(Row row) throws IOException, InterruptedException {
        CommandRun agentd = run(Program.AGENTD, row);
        CommandRun harken = run(Program.HARKEN, row);

        assertEquals(0, agentd.exitCode(), agentd::toString);
        assertEquals(1, harken.exitCode(), harken::toString);
        String complaint = harken.firstComplaint();
        assertTrue(complaint.startsWith(ERROR), harken::toString);
        String reason = complaint.substring(ERROR.length());
        if (row.difference().isPresent()) {
            assertEquals(files.filled(row.difference().get()), reason);
        } else {
            assertTrue(
                    agentd.out().lines().anyMatch(line -> line.endsWith(" " + reason)),
                    () -> agentd + " not " + reason);
        }
    }

    private CommandRun run(Program program, Row row) throws IOException, InterruptedException {
        Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path config = Files.writeString(
                output.resolve(program + ".conf"),
                "Server=127.0.0.1\nListenIP=127.0.0.1\nHostname=h\nLogType=console\nListenPort=" + AgentPair.freePort()
                        + "\nPidFile=" + output.resolve(program + ".pid") + "\n"
                        + files.filled(String.join("\n", row.cells()))
                        + "\n");
        return CommandRun.of(output, program.command(List.of("-f", "-c", config.toString())));
    }
}
