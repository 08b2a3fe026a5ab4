package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the agent as it is shipped loads: of TLS nothing where none is configured, and nothing that has to be made at every start. */
@Timeout(120)
class LoadedClassesIT {
    private static final Duration LIVENESS = Duration.ofSeconds(30);

    /** Where lambdas would be by our doing. In later releases than the one that is shipped, Java brings some about itself. */
    private static final String LAMBDAS_OF = Runtime.version().feature() == 17 ? "io|org|java\\.util" : "io|org";

    private static final Pattern MADE =
            Pattern.compile("source: __dynamic_proxy__| (?:" + LAMBDAS_OF + ")\\..*\\$\\$Lambda| jdk\\.jfr\\.");
    private static final Pattern TLS = Pattern.compile(" (?:org\\.bouncycastle|io\\.harken\\.server\\.tls)\\.");

    @TempDir
    private Path folder;

    private Path classes = Path.of("");
    private int port;

    @BeforeEach
    void begin() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        port = AgentPair.freePort();
    }

    @Test
    void anAgentThatAnswers() throws Exception {
        Path log = folder.resolve("log");
        Process agent = new ProcessBuilder(command("-f", "-c", config("")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertTrue(Await.until(LIVENESS, () -> Files.readString(log).contains("Listening on")));
            assertEquals("1", Client.local().ask(port, "agent.ping"));
            run("--healthcheck", "-c", config(""));
        } finally {
            agent.destroy();
            assertTrue(agent.waitFor(LIVENESS.toSeconds(), TimeUnit.SECONDS));
        }

        requireWithoutTls("server.Connection", "main.HealthCheck");
        assertEquals(List.of(), loaded().stream().filter(MADE.asPredicate()).toList());
    }

    @Test
    void whatTestsAConfigurationAndItems() throws Exception {
        run("-T", "-c", config(""));
        run("-t", "agent.ping", "-c", config(""));

        requireWithoutTls("main.ConfigTest", "main.ItemTest");
    }

    @Test
    void withAKeyThereAreSome() throws Exception {
        Path key = Files.writeString(folder.resolve("psk"), "00".repeat(16));
        run("-T", "-c", config("TLSAccept=psk\nTLSPSKIdentity=i\nTLSPSKFile=" + key + "\n"));

        assertTrue(loaded().stream().anyMatch(TLS.asPredicate()));
    }

    /** There are these of ours, else nothing would have been seen. */
    private void requireWithoutTls(String... ours) throws IOException {
        List<String> loaded = loaded();
        for (String name : ours) {
            assertTrue(loaded.stream().anyMatch(line -> line.contains(" io.harken." + name + " ")), name);
        }
        assertEquals(List.of(), loaded.stream().filter(TLS.asPredicate()).toList());
    }

    /** What every JVM has said of each class, those of the launcher among them. */
    private List<String> loaded() throws IOException {
        try (Stream<Path> files = Files.list(classes)) {
            return files.flatMap(LoadedClassesIT::lines).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        CommandRun run = CommandRun.of(folder, command(arguments));
        assertEquals(0, run.exitCode(), run::toString);
    }

    /** Each process has a file of its own. */
    private List<String> command(String... arguments) {
        String log = "HARKEN_JAVA_OPTIONS=-Xlog:class+load:file=" + classes.resolve("%p");
        String harken = Path.of("target/harken/bin/harken").toAbsolutePath().toString();
        return Stream.concat(Stream.of("env", log, harken), Stream.of(arguments))
                .toList();
    }

    private String config(String more) throws IOException {
        String common = "Server=127.0.0.1\nListenIP=127.0.0.1\nAllowRoot=1\nLogType=console\nListenPort=" + port
                + "\nPidFile=" + folder.resolve("pid") + "\n";
        return Files.writeString(folder.resolve("conf"), common + more).toString();
    }
}
