package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reply of {@code dns.tsv} is shown the same by both agents. */
@Tag("peers")
@TestInstance(Lifecycle.PER_CLASS)
class DnsComparisonIT {
    /** Ten times what it takes. */
    private static final Duration LIVENESS = Duration.ofMinutes(4);

    private final List<Row> rows = Row.table("dns.tsv").toList();
    private List<String> answers = List.of();

    @BeforeAll
    void askBoth(@TempDir Path directory) throws IOException, InterruptedException {
        Path output = directory.resolve("answers");
        Process namespace = new ProcessBuilder(
                        "unshare",
                        "--net",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "--mount-proc",
                        "sh",
                        "-c",
                        "ip link set lo up && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Dharken.peers=" + System.getProperty("harken.peers", "target/peers/bin"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DnsNamespace.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(namespace.waitFor(LIVENESS.toMinutes(), TimeUnit.MINUTES), () -> read(output));
        } finally {
            // With it end all in its namespaces.
            namespace.destroyForcibly();
        }
        assertEquals(0, namespace.exitValue(), () -> read(output));
        answers = Files.readAllLines(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    Stream<Arguments> rows() {
        return IntStream.range(0, rows.size()).mapToObj(i -> Arguments.of(rows.get(i), answers.get(i)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isShownTheSame(Row row, String answer) {
        String[] both = answer.split("\t", -1);
        String expected =
                row.difference().map(body -> Escaped.encode("frame of " + body)).orElse(both[0]);
        assertEquals(expected, both[1]);
    }
}
