package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.packaging.Agent.Program;
import io.harken.packaging.Agent.Surroundings;
import io.harken.packaging.Outcome.End;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** {@code zabbix_agentd} and Harken side by side, with equal configurations. */
final class AgentPair implements AutoCloseable {
    private static final Duration LOG_LIVENESS = Duration.ofSeconds(2);

    /** How long a line of the log may be late where none may come at all. */
    private static final Duration LOG_GRACE = Duration.ofMillis(300);

    private final Agent agentd;
    private final Agent harken;
    private final ExecutorService clients = Executors.newCachedThreadPool();

    private AgentPair(Agent agentd, Agent harken) {
        this.agentd = agentd;
        this.harken = harken;
    }

    /** Starts {@code zabbix_agentd} 7.0 and Harken in a directory. */
    static AgentPair start(Path directory, String settings) throws IOException, InterruptedException {
        return start(directory, settings, Surroundings.ORDINARY);
    }

    /** Starts them in a directory, and in such surroundings. */
    static AgentPair start(Path directory, String settings, Surroundings surroundings)
            throws IOException, InterruptedException {
        return start(Program.AGENTD, directory, settings, surroundings);
    }

    /** Starts an agent of Zabbix and Harken in a directory, and in such surroundings. */
    static AgentPair start(Program program, Path directory, String settings, Surroundings surroundings)
            throws IOException, InterruptedException {
        Agent agentd = Agent.start(program, directory, freePort(), settings, surroundings);
        try {
            Agent harken = Agent.start(Program.HARKEN, directory, freePort(), settings, surroundings);
            return new AgentPair(agentd, harken);
        } catch (IOException | IllegalStateException e) {
            agentd.close();
            throw e;
        }
    }

    /** One of the ports that an agent may be given. */
    static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // In use; there are others.
            }
        }
    }

    /** A client that asks an agent. */
    interface Asker {
        Outcome ask(int port) throws IOException, InterruptedException;
    }

    /** Has two clients do the same at the same time: what takes its time takes it once. */
    Outcomes exchange(Client client, List<Step> steps) throws IOException, InterruptedException {
        return exchange(port -> client.exchange(port, steps));
    }

    private Outcomes exchange(Asker asker) throws IOException, InterruptedException {
        Future<Outcome> first = clients.submit(() -> asker.ask(agentd.port()));
        Outcome second = asker.ask(harken.port());
        try {
            return new Outcomes(first.get(), second);
        } catch (ExecutionException e) {
            throw new IOException("zabbix_agentd", e.getCause());
        }
    }

    /** Has a client do something at agentd, then at Harken, then at agentd again. */
    Reading readInTurn(Client client, List<Step> steps) throws IOException, InterruptedException {
        Outcome before = client.exchange(agentd.port(), steps);
        Outcome harken = client.exchange(this.harken.port(), steps);
        return new Reading(before, harken, client.exchange(agentd.port(), steps));
    }

    void log(Row row, List<Step> steps, Outcomes outcomes) throws IOException {
        ComparisonLog.write(row.toString(), steps, outcomes, List.of(), List.of());
    }

    /** Requires the same reply, the same end and the same lines in the log. */
    void requireSame(Row row, Client client, List<Step> steps) throws IOException, InterruptedException {
        Outcomes outcomes = exchange(client, steps);
        if (outcomes.agentd().reply().isEmpty()) {
            Await.until(
                    LOG_GRACE,
                    () -> !agentd.newLines().isEmpty() && !harken.newLines().isEmpty());
        }
        awaitSameLines();
        ComparisonLog.write(client + " " + row, steps, outcomes, agentd.newLines(), harken.newLines());
        assertAll(() -> outcomes.requireSame(row), this::compareLines);
    }

    /**
     * Requires the same answer to a client of any kind, and the same lines in the log; where Harken answers on purpose, it has
     * nothing to log.
     */
    void requireSame(Row row, String name, Asker asker) throws IOException, InterruptedException {
        Outcomes outcomes = exchange(asker);
        if (outcomes.agentd().reply().isEmpty()) {
            Await.until(
                    LOG_LIVENESS,
                    () -> !agentd.newLines().isEmpty() && !harken.newLines().isEmpty());
        }
        if (row.difference().isPresent()) {
            agentd.forgetLines();
        }
        awaitSameLines();
        ComparisonLog.write(name, List.of(), outcomes, agentd.newLines(), harken.newLines());
        assertAll(name, () -> outcomes.requireSame(row), this::compareLines);
    }

    /** Requires that both have logged the same since the last time, in whatever order. */
    void requireSameLines() throws IOException, InterruptedException {
        awaitSameLines();
        compareLines();
    }

    private void compareLines() throws IOException {
        List<String> expected = sorted(agentd.newLines());
        List<String> actual = sorted(harken.newLines());
        agentd.forgetLines();
        harken.forgetLines();
        assertEquals(expected, actual, "log");
    }

    private void awaitSameLines() throws IOException, InterruptedException {
        Await.until(LOG_LIVENESS, () -> sorted(agentd.newLines()).equals(sorted(harken.newLines())));
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    @Override
    public void close() throws InterruptedException {
        clients.shutdownNow();
        harken.close();
        agentd.close();
    }

    /** What became of three connections. */
    record Reading(Outcome before, Outcome harken, Outcome after) {}

    /** What became of the same connection at both. */
    record Outcomes(Outcome agentd, Outcome harken) {
        /** Both reply alike and end with FIN; where agentd resets, for it reads no surplus, Harken does not. */
        void requireSame(Row row) {
            String expected = row.difference().map(body -> "frame of " + body).orElseGet(agentd::comparable);
            assertAll(
                    () -> assertEquals(Escaped.encode(expected), Escaped.encode(harken.comparable()), "reply"),
                    () -> assertEquals(End.FIN, harken.end(), "end"),
                    () -> assertTrue(agentd.end() != End.OPEN, "end of agentd"));
        }
    }
}
