package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table of command lines is understood, complained of and ended as by {@code zabbix_agentd}. */
@Tag("peers")
@TestInstance(Lifecycle.PER_CLASS)
class CommandLineComparisonIT {
    private static final List<String> AGENTD =
            List.of(Path.of(System.getProperty("harken.peers", "target/peers/bin"), "zabbix_agentd-7.0")
                    .toAbsolutePath()
                    .toString());
    private static final List<String> HARKEN =
            List.of(Path.of("target/harken/bin/harken").toAbsolutePath().toString());
    private static final Pattern STARTING = Pattern.compile("^Starting (?:Zabbix Agent|Harken) (\\[.*?])\\. .*");
    private static final int KEY_WIDTH = 45;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Its version is another, and Debian builds agentd without Modbus. */
    private static final Set<String> DIFFERENT = Set.of("agent.version", "modbus.get[tcp://127.0.0.1]");

    private Path folder = Path.of("");

    @BeforeAll
    void configure(@TempDir Path temporary) throws IOException {
        folder = temporary;
        String base = "Server=127.0.0.1\nListenIP=127.0.0.1\nListenPort=20050\nLogFile=" + folder.resolve("log")
                + "\nPidFile=" + folder.resolve("pid") + "\n";
        write("conf", base);
        write("unknown", base + "Foo=1\n");
        write("console", base + "LogType=console\n");
        write("nouser", base + "User=nosuch\n");
        write("rootuser", base + "User=root\n");
        write("emptyuser", base + "User=\n");
        write("numberuser", base + "User=65534\n");
        write("nolog", base.replaceFirst("LogFile=.*", ""));
        write("nopid", base + "AllowRoot=1\nPidFile=" + folder.resolve("none/pid") + "\n");
        write("nologfile", base + "AllowRoot=1\nLogFile=" + folder.resolve("none/log") + "\n");
        write("badpid", base + "PidFile=" + folder.resolve("bad.pid") + "\n");
        write("bad.pid", "abc");
        write("gonepid", base + "PidFile=" + folder.resolve("gone.pid") + "\n");
        write("gone.pid", "4194999");
        write("hostname", base + "Hostname=one,two\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    static Stream<Row> rows() {
        return Row.table("commandline.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isUnderstoodAlike(Row row) throws IOException, InterruptedException {
        String[] arguments = row.cells().stream()
                .map(cell -> cell.replace("{conf}", folder.resolve("conf").toString())
                        .replace("{dir}", folder.toString()))
                .toArray(String[]::new);
        CommandRun agentd = CommandRun.of(folder, AGENTD, arguments);
        CommandRun harken = CommandRun.of(folder, HARKEN, arguments);
        ComparisonLog.write(row.toString(), String.join(" ", arguments), agentd, harken);
        assertAll(
                () -> assertEquals(agentd.exitCode(), harken.exitCode(), "exit code"),
                () -> assertEquals(agentd.firstComplaint(), harken.firstComplaint(), "complaint"),
                // Further lines of ours are hints, or the other problems.
                () -> assertTrue(harken.err().startsWith(agentd.err()), harken.err()),
                () -> assertEquals(comparable(agentd.out()), comparable(harken.out()), "output"));
    }

    /** The usage is in our own words, and so is the name of the program. */
    private static String comparable(String out) {
        return out.startsWith("Usage:") ? "usage" : STARTING.matcher(out).replaceFirst("Starting $1.");
    }

    @Test
    void examplesOfKeysThatBothKnowAreTheSame() throws IOException, InterruptedException {
        String[] arguments = {"-p", "-c", folder.resolve("conf").toString()};
        CommandRun agentd = CommandRun.of(folder, AGENTD, arguments);
        CommandRun harken = CommandRun.of(folder, HARKEN, arguments);
        ComparisonLog.write("examples of keys", String.join(" ", arguments), agentd, harken);
        Map<String, String> known = examples(agentd);
        Map<String, String> ours = examples(harken);
        Set<String> common = new TreeSet<>(known.keySet());
        common.retainAll(ours.keySet());
        common.removeAll(DIFFERENT);
        assertTrue(common.size() >= 60, common.toString());
        assertAll(common.stream().map(key -> () -> assertEquals(known.get(key), ours.get(key), key)));
    }

    /** What is said of each key. Values are compared elsewhere, and move. */
    private static Map<String, String> examples(CommandRun run) {
        return run.out()
                .lines()
                .collect(Collectors.toMap(
                        CommandLineComparisonIT::key,
                        line -> NUMBER.matcher(line).replaceAll("0"),
                        (one, other) -> one));
    }

    private static String key(String line) {
        return line.substring(0, Math.min(KEY_WIDTH, line.length())).trim();
    }
}
