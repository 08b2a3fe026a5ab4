package io.harken.packaging;

import static java.util.Objects.requireNonNull;

import io.harken.packaging.Agent.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands are run, answered and logged as by {@code zabbix_agentd}, in an ordinary environment and in none. */
@Tag("peers")
@TestInstance(Lifecycle.PER_CLASS)
class UserParameterComparisonIT {
    private static final String LISTEN = "Server=127.0.0.1\nListenIP=127.0.0.1\nTimeout=2\n";
    private static final String SYSTEM_RUN = "AllowKey=system.run[*]\nLogRemoteCommands=1\n";

    private final Map<Surroundings, AgentPair> unsafe = new EnumMap<>(Surroundings.class);
    private final Map<Surroundings, AgentPair> safe = new EnumMap<>(Surroundings.class);

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        for (Surroundings each : Surroundings.values()) {
            unsafe.put(
                    each,
                    AgentPair.start(
                            Files.createDirectory(directory.resolve("unsafe" + each)),
                            LISTEN + SYSTEM_RUN + "UnsafeUserParameters=1\n" + userParameters("commands.tsv"),
                            each));
            safe.put(
                    each,
                    AgentPair.start(
                            Files.createDirectory(directory.resolve("safe" + each)),
                            LISTEN + SYSTEM_RUN + "UserParameterDir=/etc\n" + userParameters("safe-commands.tsv"),
                            each));
        }
    }

    @AfterAll
    void stop() throws InterruptedException {
        for (AgentPair agents : unsafe.values()) {
            agents.close();
        }
        for (AgentPair agents : safe.values()) {
            agents.close();
        }
    }

    private static String userParameters(String table) {
        return Row.table(table)
                .flatMap(row -> row.rest().stream())
                .map(line -> "UserParameter=" + Escaped.decode(line) + "\n")
                .collect(Collectors.joining());
    }

    static Stream<Arguments> unsafe() {
        return arguments("commands.tsv");
    }

    static Stream<Arguments> safe() {
        return arguments("safe-commands.tsv");
    }

    private static Stream<Arguments> arguments(String table) {
        return Stream.of(Surroundings.values())
                .flatMap(surroundings -> Row.table(table).map(row -> Arguments.of(row, surroundings)));
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void commandsAreAnsweredAlike(Row row, Surroundings surroundings) throws IOException, InterruptedException {
        requireSame(requireNonNull(unsafe.get(surroundings)), row);
    }

    @ParameterizedTest
    @MethodSource("safe")
    void specialCharactersAreRefusedAlike(Row row, Surroundings surroundings) throws IOException, InterruptedException {
        requireSame(requireNonNull(safe.get(surroundings)), row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/nonexistent/directory", "/etc/passwd", "/etc/passwd/below", "/root/x", "."})
    void aDirectoryIsEnteredAlike(String name, @TempDir Path directory) throws IOException, InterruptedException {
        String settings = LISTEN + SYSTEM_RUN + "UserParameterDir=" + name + "\nUserParameter=where,echo here\n";
        try (AgentPair agents = AgentPair.start(directory, settings)) {
            requireSame(agents, new Row(List.of("where"), Optional.empty()));
            requireSame(agents, new Row(List.of("system.run[echo elsewhere]"), Optional.empty()));
        }
    }

    private static void requireSame(AgentPair agents, Row row) throws IOException, InterruptedException {
        agents.requireSame(row, Client.local(), List.of(new Step.Send(Step.frame(Escaped.decode(row.first())))));
    }
}
