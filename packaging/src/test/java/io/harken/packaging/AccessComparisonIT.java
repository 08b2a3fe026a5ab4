package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With the same aliases and access rules, both agents answer the same keys alike. */
@Tag("peers")
class AccessComparisonIT {
    private static final String SETTINGS = "Server=127.0.0.1\nListenIP=127.0.0.1\n";

    @TempDir
    private Path directory;

    static Stream<Group> aliases() {
        return Group.table("aliases.tsv");
    }

    static Stream<Group> rules() {
        return Group.table("access-rules.tsv");
    }

    static Stream<Group> commands() {
        return Group.table("access-commands.tsv");
    }

    @ParameterizedTest
    @MethodSource("aliases")
    void aliasesStandForTheSame(Group group) throws IOException, InterruptedException {
        requireSame(group);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rulesDenyTheSame(Group group) throws IOException, InterruptedException {
        requireSame(group);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsAreAllowedAlike(Group group) throws IOException, InterruptedException {
        requireSame(group);
    }

    private void requireSame(Group group) throws IOException, InterruptedException {
        Client client = Client.local();
        try (AgentPair agents = AgentPair.start(directory, SETTINGS + group.lines())) {
            assertAll(group.rows().stream().map(row -> comparison(agents, client, row)));
        }
    }

    private static Executable comparison(AgentPair agents, Client client, Row row) {
        List<Step> steps = List.of(new Step.Send(Step.frame(Escaped.decode(row.first()))));
        return () -> agents.requireSame(row, client, steps);
    }
}
