package io.harken.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With every {@code Server} of {@code peers.tsv} the same clients are let in, and the others are logged alike. */
@Tag("peers")
class PeerComparisonIT {
    private static final List<String> CLIENTS = List.of("127.0.0.1", "127.0.0.2", "127.1.2.3", "::1");
    private static final List<Step> PING = List.of(new Step.Send(Step.frame("agent.ping")));

    static Stream<Row> rows() {
        return Row.table("peers.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsInTheSame(Row row, @TempDir Path directory) throws IOException, InterruptedException {
        String settings = "Server=" + Escaped.decode(row.first()) + "\nListenIP=127.0.0.1,::1\n";
        try (AgentPair agents = AgentPair.start(directory, settings)) {
            for (String client : CLIENTS) {
                agents.requireSame(row, Client.from(client), PING);
            }
        }
    }
}
