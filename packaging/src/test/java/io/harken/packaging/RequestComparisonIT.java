package io.harken.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the tables of frames, keys and JSON documents is answered, logged and ended as by {@code zabbix_agentd}. */
@Tag("peers")
@TestInstance(Lifecycle.PER_CLASS)
class RequestComparisonIT {
    private static final String PING = "agent.ping";

    private AgentPair agents;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        agents = AgentPair.start(directory, "Server=127.0.0.1\nListenIP=127.0.0.1\n");
    }

    @AfterAll
    void stop() throws InterruptedException {
        agents.close();
    }

    static Stream<Row> frames() {
        return Row.table("frames.tsv");
    }

    /** What is sent as the body of an ordinary frame. */
    static Stream<Row> bodies() {
        return Stream.of("keys.tsv", "json.tsv").flatMap(Row::table);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void framesAreAnsweredAlike(Row row) throws IOException, InterruptedException {
        agents.requireSame(row, Client.local(), Step.parse(row.rest()));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void bodiesAreAnsweredAlike(Row row) throws IOException, InterruptedException {
        agents.requireSame(row, Client.local(), List.of(new Step.Send(Step.frame(Escaped.decode(row.first())))));
    }

    static IntStream flags() {
        return IntStream.range(0, 256);
    }

    /** The body is too short where the flags say more of it than there is, and too long for the others. */
    @ParameterizedTest
    @MethodSource("flags")
    void flagsMeanTheSame(int flags) throws IOException, InterruptedException {
        String packed = Step.deflated(PING);
        for (int lengthBytes : List.of(Integer.BYTES, Long.BYTES)) {
            requireSame(flags, Step.frame(flags, lengthBytes, PING, 0));
            requireSame(flags, Step.frame(flags, lengthBytes, packed, PING.length()));
        }
    }

    private void requireSame(int flags, String request) throws IOException, InterruptedException {
        Row row = new Row(List.of("flags " + flags), Optional.empty());
        agents.requireSame(row, Client.local(), List.of(new Step.Send(request), new Step.Fin()));
    }
}
