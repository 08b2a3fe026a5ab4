package io.harken.collectors.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.harken.collectors.host.HostPaths;
import io.harken.item.ItemKey;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SystemdCollectorTest {
    private static final String NO_BUS = "!Cannot establish connection to any available bus: ";

    private static final String SSH =
            "{\"{#UNIT.NAME}\":\"ssh.service\",\"{#UNIT.DESCRIPTION}\":\"OpenBSD \\\"Secure\\\" \u00c3\u00a9\","
                    + "\"{#UNIT.LOADSTATE}\":\"loaded\",\"{#UNIT.ACTIVESTATE}\":\"active\",\"{#UNIT.SUBSTATE}\":\"running\","
                    + "\"{#UNIT.FOLLOWED}\":\"\",\"{#UNIT.PATH}\":\"/org/freedesktop/systemd1/unit/ssh_2eservice\","
                    + "\"{#UNIT.JOBID}\":0,\"{#UNIT.JOBTYPE}\":\"\",\"{#UNIT.JOBPATH}\":\"/\","
                    + "\"{#UNIT.UNITFILESTATE}\":\"enabled\"}";

    @TempDir
    private Path root;

    private Path socket = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        socket = Files.createDirectories(root.resolve("var/run/dbus")).resolve("system_bus_socket");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "systemd.unit.info[a.service] | enabled@2 | enabled",
                "systemd.unit.info[a.service] | signal hello enabled@2 | enabled",
                "systemd.unit.info[a.service,X,Service] | seconds@2 | 7",
                "systemd.unit.info[a.service,X,Service] | numbers@2 | [1,4000000000]",
                "systemd.unit.info[a.service] | error@2 | !Cannot get unit property: Unit x not found.",
                "systemd.unit.get[a.service] | error@2 | !Cannot get unit property: Unit x not found.",
                "systemd.unit.info[a.service] | nameless-error@2 | !Cannot get unit property: org.freedesktop.systemd1.NoSuchUnit",
                "systemd.unit.info[a.service] | string@2 | !Cannot get unit property: an answer is of another type than expected",
                "systemd.unit.get[a.service] | properties@2 | {\"ActiveState\":{\"state\":4,\"text\":\"failed\"},"
                        + "\"CPUUsageNSec\":18446744073709551615,\"Job\":[0,\"/\"],\"LoadState\":{\"state\":1,\"text\":\"loaded\"},"
                        + "\"Names\":[\"a.service\"],\"UnitFileState\":{\"state\":0,\"text\":\"alias\"}}",
                "systemd.unit.get[a.service,Service] | properties@2 | {\"ActiveState\":\"failed\",\"CPUUsageNSec\":18446744073709551615,"
                        + "\"Job\":[0,\"/\"],\"LoadState\":\"loaded\",\"Names\":[\"a.service\"],\"UnitFileState\":\"alias\"}",
                "systemd.unit.discovery | error@2 | !Cannot retrieve list of units: Unit x not found."
            })
    void answersWhatTheBusSays(String key, String answer, String expected) throws Exception {
        try (FakeBus bus = new FakeBus(socket, FakeBus.LETS_IN, "hello signal", answer)) {
            assertEquals(expected, ask(key));
            assertEquals(expected, ask(key), "again");
        }
    }

    @Test
    void listsTheUnitsInMemoryAndThoseThatAreDisabled() throws Exception {
        try (FakeBus bus = new FakeBus(
                socket,
                FakeBus.LETS_IN,
                "hello",
                "units@2",
                "enabled@3",
                "error@4",
                "files@5",
                "enabled@6",
                "error@7")) {
            assertEquals("[" + SSH + "," + disabled("off.service") + "]", ask("systemd.unit.discovery"));
        }
    }

    @Test
    void listsTheUnitsOfOneType() throws Exception {
        try (FakeBus bus =
                new FakeBus(socket, FakeBus.LETS_IN, "hello", "units@2", "error@3", "files@4", "enabled@5")) {
            assertEquals("[" + disabled("off.socket") + "]", ask("systemd.unit.discovery[socket]"));
        }
    }

    @Test
    void saysWhichListItDidNotGet() throws Exception {
        try (FakeBus bus = new FakeBus(socket, FakeBus.LETS_IN, "hello", "units@2", "error@3")) {
            assertEquals(
                    "!Cannot retrieve list of unit files: Unit x not found.", ask("systemd.unit.discovery[timer]"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "systemd.unit.discovery[services] | Invalid first parameter.",
                "systemd.unit.get | Invalid first parameter.",
                "systemd.unit.info[,ActiveState] | Invalid first parameter."
            })
    void judgesParametersBeforeItAsks(String key, String reason) throws Exception {
        assertEquals("!" + reason, ask(key));
    }

    @Test
    void saysThatThereIsNoBus() throws Exception {
        assertEquals(
                NO_BUS + "dial unix " + socket + ": connect: no such file or directory", ask("systemd.unit.discovery"));
        try (FakeBus bus = new FakeBus(socket, FakeBus.LETS_IN)) {
            bus.close();
        }
        assertEquals(NO_BUS + "dial unix " + socket + ": connect: connection refused", ask("systemd.unit.get[a]"));
    }

    @Test
    void takesTheFirstOfManyBusesThatIsThere() throws Exception {
        Path other = root.resolve("other");
        try (FakeBus bus = new FakeBus(other, FakeBus.LETS_IN, "hello", "enabled@2")) {
            String address = "tcp:host=a;unix:path=" + socket + ";unix:guid=1,path=" + other;

            assertEquals("enabled", ask("systemd.unit.info[a]", Map.of("DBUS_SYSTEM_BUS_ADDRESS", address)));
        }
        assertEquals(
                NO_BUS + "the address names no socket",
                ask("systemd.unit.info[a]", Map.of("DBUS_SYSTEM_BUS_ADDRESS", "unix:abstract=a")));
    }

    @Test
    void saysThatTheBusLetsNobodyIn() throws Exception {
        try (FakeBus bus = new FakeBus(socket, "REJECTED EXTERNAL\r\n")) {
            assertEquals(NO_BUS + "the bus does not let this user in", ask("systemd.unit.info[a]"));
        }
    }

    @Test
    void anAnswerThatIsTooLongIsNotRead() throws Exception {
        try (FakeBus bus = new FakeBus(socket, FakeBus.LETS_IN, "hello", "huge")) {
            assertEquals(
                    "!Cannot get unit property: a message of the bus has 1048592 bytes, more than 262144",
                    ask("systemd.unit.info[a]"));
        }
    }

    @Test
    void saysThatTheBusWentAway() throws Exception {
        try (FakeBus bus = new FakeBus(socket, FakeBus.LETS_IN, "hello", FakeBus.CLOSES)) {
            assertEquals("!Cannot get unit property: the bus has closed the connection", ask("systemd.unit.info[a]"));
        }
    }

    @Test
    void whoIsInterruptedStopsAndLetsTheNextOneIn() throws Exception {
        try (FakeBus bus = new FakeBus(socket, FakeBus.LETS_IN, "hello")) {
            SystemdCollector collector = collector(Map.of());
            Thread waiting = new Thread(() -> askQuietly(collector));
            Thread behind = new Thread(() -> askQuietly(collector));
            waiting.start();
            behind.start();
            waiting.interrupt();
            behind.interrupt();
            waiting.join(TimeUnit.SECONDS.toMillis(30));
            behind.join(TimeUnit.SECONDS.toMillis(30));

            assertFalse(waiting.isAlive());
            assertFalse(behind.isAlive());
        }
    }

    private static String disabled(String name) {
        return "{\"{#UNIT.NAME}\":\"" + name + "\",\"{#UNIT.DESCRIPTION}\":\"\",\"{#UNIT.LOADSTATE}\":\"\","
                + "\"{#UNIT.ACTIVESTATE}\":\"inactive\",\"{#UNIT.SUBSTATE}\":\"\",\"{#UNIT.FOLLOWED}\":\"\","
                + "\"{#UNIT.PATH}\":\"/org/freedesktop/systemd1/unit/" + name.replace(".", "_2e") + "\","
                + "\"{#UNIT.JOBID}\":0,\"{#UNIT.JOBTYPE}\":\"\",\"{#UNIT.JOBPATH}\":\"\","
                + "\"{#UNIT.UNITFILESTATE}\":\"disabled\"}";
    }

    private String ask(String key) throws Exception {
        return ask(key, Map.of());
    }

    private String ask(String key, Map<String, String> environment) throws Exception {
        return ask(collector(environment), key);
    }

    private static String ask(SystemdCollector collector, String text) throws Exception {
        ItemKey key = ItemKey.parse(text);
        Metric metric = collector.metrics().stream()
                .filter(each -> each.key().equals(key.name()))
                .findFirst()
                .orElseThrow();
        try {
            ItemValue value = ((Check.FromHost) metric.check()).value(new Parameters(key.parameters()));
            return value.text();
        } catch (NotSupportedException e) {
            return "!" + e.reason();
        }
    }

    private static void askQuietly(SystemdCollector collector) {
        try {
            ask(collector, "systemd.unit.info[a]");
        } catch (Exception e) {
            // An interruption may end it anywhere.
        }
    }

    private SystemdCollector collector(Map<String, String> environment) {
        return new SystemdCollector(HostPaths.under(root), environment);
    }
}
