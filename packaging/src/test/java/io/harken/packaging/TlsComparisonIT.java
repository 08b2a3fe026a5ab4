package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;

import io.harken.packaging.AgentPair.Asker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom {@code zabbix_agentd} of the same configuration answers by TLS, and what it logs of all others. */
@Tag("peers")
class TlsComparisonIT {
    private static final String SETTINGS = "Server=127.0.0.1\nListenIP=127.0.0.1\n";

    @TempDir
    private static Path folder;

    private static TlsFiles files = new TlsFiles(Path.of(""));

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeFiles() throws IOException, InterruptedException {
        files = TlsFiles.make(folder);
    }

    static Stream<Group> groups() {
        return Group.table("tls.tsv");
    }

    /** The cells of a row are its name, the client, what that asks, and its arguments; for {@code raw} its steps. */
    @ParameterizedTest
    @MethodSource("groups")
    void answersAndRefusesTheSame(Group group) throws IOException, InterruptedException {
        compare(group, "7.0");
    }

    @ParameterizedTest
    @MethodSource("groups")
    @Tag("full")
    void answersAndRefusesTheSameToTheClientOf60(Group group) throws IOException, InterruptedException {
        compare(group, "6.0");
    }

    private void compare(Group group, String release) throws IOException, InterruptedException {
        try (AgentPair agents = AgentPair.start(directory, SETTINGS + files.filled(group.lines()))) {
            assertAll(group.rows().stream().map(row -> comparison(agents, row, release)));
        }
    }

    private Executable comparison(AgentPair agents, Row row, String release) {
        TlsClient client = new TlsClient(files.folder(), directory);
        List<String> cells = row.rest();
        String kind = cells.get(0);
        List<String> arguments = cells.stream()
                .skip(2)
                .map(cell -> files.filled(Escaped.decode(cell)))
                .toList();
        Asker asker = switch (kind) {
            case "get" -> client.get(release, files.filled(cells.get(1)), arguments);
            case "openssl" -> client.openssl(cells.get(1), arguments);
            case "raw" -> TlsClient.raw(Step.parse(cells.subList(1, cells.size())));
            default -> throw new IllegalArgumentException("No such client: " + kind);
        };
        return () -> agents.requireSame(row, kind + " " + row, asker);
    }
}
