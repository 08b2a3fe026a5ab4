package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counters of the kernel beside those of {@code nstat}, in a network namespace where nothing else is counted. */
@Tag("peers")
class TcpKernelIT {
    private static final Pattern COUNTER = Pattern.compile("(?m)^(Tcp\\w+) +(\\d+) ");

    /** Settings and a level, which {@code nstat} leaves out. */
    private static final Set<String> NOT_COUNTED =
            Set.of("TcpRtoAlgorithm", "TcpRtoMin", "TcpRtoMax", "TcpMaxConn", "TcpCurrEstab");

    @TempDir
    private Path folder;

    private NetworkNamespace namespace;

    @BeforeEach
    void addNamespace() throws IOException, InterruptedException {
        namespace = NetworkNamespace.add(folder);
    }

    @AfterEach
    void deleteNamespace() throws IOException, InterruptedException {
        namespace.close();
    }

    @Test
    void countersAreThoseOfNstat() throws Exception {
        // Nobody listens there, so this is a connection that failed and a reset.
        assertEquals("0", value("net.tcp.port[127.0.0.1,7]"));
        Map<String, String> expected = nstat();

        JsonNode counters = new ObjectMapper().readTree(value("tcp.kernel.get")).get("counters");
        Map<String, String> actual = new TreeMap<>();
        counters.properties()
                .forEach(counter ->
                        actual.put(counter.getKey(), counter.getValue().asText()));

        actual.keySet().removeAll(NOT_COUNTED);
        assertEquals(expected, actual);
        assertEquals("1", actual.get("TcpActiveOpens"));
        assertEquals("1", actual.get("TcpAttemptFails"));
        assertEquals("1", value("tcp.kernel[TcpOutRsts]"));
        assertEquals("0", value("tcp.kernel[TcpExtListenOverflows]"));
        assertEquals("-1", value("tcp.kernel[TcpMaxConn]"));
    }

    /** All that {@code nstat} has of TCP, zeros too. */
    private Map<String, String> nstat() throws IOException, InterruptedException {
        return COUNTER.matcher(inNamespace("nstat", "--ignore", "--noupdate", "--zeros"))
                .results()
                .collect(Collectors.toMap(
                        counter -> counter.group(1), counter -> counter.group(2), (one, other) -> one, TreeMap::new));
    }

    private String value(String key) throws IOException, InterruptedException {
        String line = inNamespace(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "--inh-caps=+dac_read_search",
                "--ambient-caps=+dac_read_search",
                "target/harken/bin/harken",
                "-t",
                key);
        return line.substring(line.indexOf('|') + 1, line.lastIndexOf(']'));
    }

    private String inNamespace(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace.name()));
        all.addAll(List.of(command));
        CommandRun run = CommandRun.of(folder, all);
        assertEquals(0, run.exitCode(), run::toString);
        return run.out();
    }
}
