package io.harken.packaging;

import io.harken.json.JsonText;
import io.harken.packaging.Agent.Program;
import io.harken.packaging.Agent.Surroundings;
import io.harken.packaging.AgentPair.Outcomes;
import io.harken.packaging.AgentPair.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An agent of Zabbix and Harken, asked for the same items, with files made for that. */
final class ItemComparison implements AutoCloseable {
    private static final String SETTINGS = """
            Server=127.0.0.1
            ListenIP=127.0.0.1
            Timeout=10
            AllowKey=system.run[*]
            HostMetadata=metadata of the comparison
            """;

    /** Stands in tables for the folder of the files. */
    private static final String FOLDER = "{dir}";

    /** Longer than the shortest of the averages: then both agents have seen the same minute. */
    private static final Duration LIMIT = Duration.ofSeconds(75);

    private static final int PAUSE_MILLIS = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AgentPair agents;
    private final Path files;
    private final ItemProcesses processes;
    private final Client client;

    private ItemComparison(AgentPair agents, Path files, ItemProcesses processes, Client client) {
        this.agents = agents;
        this.files = files;
        this.processes = processes;
        this.client = client;
    }

    /** How a key is asked for. */
    enum Form {
        PLAIN {
            @Override
            String body(String key) {
                return key;
            }
        },
        JSON {
            @Override
            String body(String key) {
                String escaped = JsonText.escaped(key, 0, key.length());
                return "{\"request\":\"passive checks\",\"data\":[{\"key\":\"" + escaped + "\",\"timeout\":10}]}";
            }
        };

        abstract String body(String key);
    }

    /** Makes the files below a directory, and starts both agents there and what they are to find running. */
    static ItemComparison start(Program program, Path directory) throws IOException, InterruptedException {
        Path files = directory.resolve("files");
        Script.run("src/test/scripts/item-files", files.toString());
        // Some of the processes are nobody's, who has to reach their programs.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        ItemProcesses processes = ItemProcesses.start(directory.resolve("programs"));
        try {
            AgentPair agents = AgentPair.start(program, directory, SETTINGS, Surroundings.ORDINARY);
            return new ItemComparison(agents, files, processes, Client.patient(PATIENCE));
        } catch (IOException | IllegalStateException e) {
            processes.close();
            throw e;
        }
    }

    /** The name of the metric that a row asks for. */
    static String metric(Row row) {
        return row.first().split("\\[", 2)[0];
    }

    /** The replies that do not agree as the row requires, if so. A moving value is read again until they do. */
    Optional<String> disagreement(Row row, Form form) throws IOException, InterruptedException {
        Agreement agreement = Agreement.of(row.rest().get(0));
        String key = Escaped.decode(row.first()).replace(FOLDER, files.toString());
        List<Step> steps = List.of(new Step.Send(Step.frame(form.body(key))));
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            Reading reading = read(row, agreement, steps);
            String before = expected(row, reading.before());
            String reply = reading.harken().comparable();
            if (agreement.holds(before, reply, expected(row, reading.after()))) {
                return Optional.empty();
            }
            if (!agreement.mayChange(before, reply) || System.nanoTime() - end > 0) {
                return Optional.of(reading.toString());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Constants are asked for at the same time: what takes its time takes it once. */
    private Reading read(Row row, Agreement agreement, List<Step> steps) throws IOException, InterruptedException {
        Reading reading;
        if (agreement.isMoving()) {
            reading = agents.readInTurn(client, steps);
        } else {
            Outcomes both = agents.exchange(client, steps);
            reading = new Reading(both.agentd(), both.harken(), both.agentd());
        }
        ComparisonLog.write(row.toString(), steps, reading);
        return reading;
    }

    private String expected(Row row, Outcome agentd) {
        return row.difference()
                .map(body -> "frame of " + body.replace(FOLDER, files.toString()))
                .orElseGet(agentd::comparable);
    }

    @Override
    public void close() throws InterruptedException {
        try {
            agents.close();
        } finally {
            processes.close();
        }
    }
}
