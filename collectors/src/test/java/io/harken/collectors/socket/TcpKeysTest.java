package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.ManualExecutor;
import io.harken.collectors.host.Surroundings;
import io.harken.collectors.netns.NetworkNamespaces;
import io.harken.config.AgentConfig;
import io.harken.config.AgentConfigReader;
import io.harken.config.ConfigUse;
import io.harken.config.ListenConfig;
import io.harken.item.ItemKey;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.MetricRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that only Harken has, over tables as the kernel writes them. */
class TcpKeysTest {
    private static final String HEADING =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final String TABLE = HEADING
            + row(0, "0100007F:1F90", "00000000:0000", "0A", 3, 101)
            + row(1, "00000000:0050", "00000000:0000", "0A", 0, 102)
            + row(2, "0100007F:1F90", "0100007F:8001", "01", 0, 103)
            + row(3, "0100007F:8001", "0100007F:1F90", "08", 0, 104)
            + row(4, "0200000A:9C40", "0A00000A:01BB", "01", 0, 105)
            + row(5, "0200000A:9C41", "0A00000A:01BB", "06", 0, 0)
            + row(6, "0200000A:9C42", "0B00000A:01BB", "02", 0, 107);
    private static final String TABLE6 = HEADING
            + row(0, "00000000000000000000000000000000:0050", "00000000000000000000000000000000:0000", "0A", 2, 201)
            + row(1, "0000000000000000FFFF00000200000A:0050", "0000000000000000FFFF00000A00000A:C350", "08", 0, 202)
            + row(2, "B80D0120000000000000000001000000:0050", "B80D0120000000000000000002000000:C351", "01", 0, 203);

    @TempDir
    private Path root;

    private final ManualExecutor executor = new ManualExecutor();
    private final ManualExecutor others = new ManualExecutor();
    private Duration now = Duration.ofHours(1);
    private MetricRegistry registry = MetricRegistry.of(List.of());

    @BeforeEach
    void open() throws IOException {
        write("net/tcp", TABLE);
        write("net/tcp6", TABLE6);
        write("net/sockstat", "sockets: used 9\nTCP: inuse 6 orphan 0 tw 1 alloc 9 mem 1\nUDP: inuse 0 mem 0\n");
        write("net/sockstat6", "TCP6: inuse 3\nUDP6: inuse 0\n");
        write("sys/net/ipv4/ip_local_port_range", "32768\t40767\n");
        Path services = root.resolve("etc/services");
        Files.createDirectories(services.getParent());
        Files.writeString(services, "http\t80/tcp\twww # web\nhttp-alt 8080/tcp\nhttp 80/udp\n");
        listen(OwnPolls.NONE);
    }

    private void listen(OwnPolls ownPolls) {
        Surroundings surroundings = new Surroundings(
                HostPaths.under(root),
                () -> now.toNanos(),
                InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)),
                () -> ZoneOffset.UTC,
                Map.of());
        registry = MetricRegistry.of(List.of(new TcpCollector(
                surroundings, ownPolls, executor, new NetworkNamespaces(surroundings.host()), () -> others)));
    }

    @Test
    void countsByFilter() throws Exception {
        assertEquals("1", ask("tcp.status[closewait,,80]"));
        assertEquals("2", ask("tcp.status[closewait]"));
        assertEquals("1", ask("tcp.status[established,,,10.0.0.10,443]"));
        assertEquals("1", ask("tcp.status[listen,127.0.0.0/8]"));
    }

    @Test
    void givesAllStatesAtOnce() throws Exception {
        String ipv4 =
                "\"closed\":0,\"closewait\":1,\"closing\":0,\"established\":2,\"finwait1\":0,\"finwait2\":0,\"lastack\":0,"
                        + "\"listen\":2,\"synrecv\":0,\"synsent\":1,\"timewait\":1,\"total\":7";
        String ipv6 =
                "\"closed\":0,\"closewait\":1,\"closing\":0,\"established\":1,\"finwait1\":0,\"finwait2\":0,\"lastack\":0,"
                        + "\"listen\":1,\"synrecv\":0,\"synsent\":0,\"timewait\":0,\"total\":3";
        assertEquals(
                "{\"closed\":0,\"closewait\":2,\"closing\":0,\"established\":3,\"finwait1\":0,\"finwait2\":0,\"lastack\":0,"
                        + "\"listen\":3,\"synrecv\":0,\"synsent\":1,\"timewait\":1,\"total\":10,\"ipv4\":{" + ipv4
                        + "},\"ipv6\":{" + ipv6 + "},\"time\":1700000000.000000,\"age\":0.000000,"
                        + "\"duration\":0.000000,\"disagreement\":0}",
                ask("tcp.status.get"));
    }

    @Test
    void discoversPortsWithoutLookingAtConnections() throws Exception {
        String connections =
                row(7, "0200000A:9C42", "0B00000A:01BB", "02", 0, 107).repeat(100);
        write("net/tcp", TABLE + connections + "this is never read\n");

        assertEquals(
                "[{\"{#PORT}\":\"80\",\"{#ADDR}\":\"0.0.0.0, ::\",\"{#FAMILY}\":\"ipv4,ipv6\",\"{#SERVICE}\":\"http\"},"
                        + "{\"{#PORT}\":\"8080\",\"{#ADDR}\":\"127.0.0.1\",\"{#FAMILY}\":\"ipv4\","
                        + "\"{#SERVICE}\":\"http-alt\"}]",
                ask("tcp.port.discovery"));
        assertEquals("1", ask("net.tcp.listen[8080]"));
        assertEquals("0", ask("net.tcp.listen[32769]"));
    }

    /** Kernels before 4.4 list them behind each listener. */
    @Test
    void findsListenersBehindRequestsForConnections() throws Exception {
        String request = row(0, "0100007F:1F90", "0100007F:8001", "03", 0, 0);
        write("net/tcp", HEADING + request + TABLE.substring(HEADING.length()));

        assertEquals("1", ask("net.tcp.listen[8080]"));
    }

    @Test
    void givesTheConnectionsOfEachPort() throws Exception {
        String none = "\"finwait1\":0,\"finwait2\":0,\"lastack\":0,\"synrecv\":0,\"synsent\":0,\"timewait\":0}";
        assertEquals(
                "{\"ports\":[{\"port\":80,\"address\":\"0.0.0.0, ::\",\"family\":\"ipv4,ipv6\",\"service\":\"http\","
                        + "\"accept_queue\":2,\"connections\":2,\"closed\":0,\"closewait\":1,\"closing\":0,"
                        + "\"established\":1," + none
                        + ",{\"port\":8080,\"address\":\"127.0.0.1\",\"family\":\"ipv4\",\"service\":\"http-alt\","
                        + "\"accept_queue\":3,\"connections\":1,\"closed\":0,\"closewait\":0,\"closing\":0,"
                        + "\"established\":1," + none + "],\"left_out\":0}",
                ask("tcp.ports.get"));
    }

    @Test
    void countsWhatEveryWalkHasFound() throws Exception {
        assertEquals("history covers 0 of 60 s", failureOf("tcp.stuck[closewait,60]"));
        now = now.plusSeconds(60);
        assertEquals("2", ask("tcp.stuck[closewait,60]"));
        now = now.plusSeconds(60);
        write("net/tcp", HEADING);
        assertEquals("1", ask("tcp.stuck[closewait,120]"));
        now = now.plusSeconds(60);
        write("net/tcp", TABLE);
        assertEquals("1", ask("tcp.stuck[closewait,60]"));
        assertEquals("history covers 180 of 300 s", failureOf("tcp.stuck[closewait,300]"));
    }

    @Test
    void namesThePeersWithTheMostSockets() throws Exception {
        assertEquals(
                "{\"remotes\":[{\"address\":\"10.0.0.10\",\"connections\":3},"
                        + "{\"address\":\"127.0.0.1\",\"connections\":2}],\"distinct\":4,\"connections\":7,\"error\":0}",
                ask("tcp.remotes.get[2]"));
        assertEquals(
                "{\"remotes\":[{\"address\":\"10.0.0.0/24\",\"connections\":4},"
                        + "{\"address\":\"127.0.0.0/24\",\"connections\":2},"
                        + "{\"address\":\"2001:db8::/64\",\"connections\":1}],"
                        + "\"distinct\":3,\"connections\":7,\"error\":0}",
                ask("tcp.remotes.get[,24,64]"));
        assertEquals("4", ask("tcp.remotes[distinct]"));
        assertEquals("3", ask("tcp.remotes[distinct,24,64]"));
    }

    @Test
    void saysHowManyPortsAreLeftForEachDestination() throws Exception {
        assertEquals(
                "{\"first\":32768,\"last\":40767,\"reserved\":0,\"ports\":8000,\"range_of\":\"host\",\"destinations\":3,\"used\":2,"
                        + "\"pused\":0.025000,\"worst\":\"10.0.0.2 -> 10.0.0.10:443\",\"top\":["
                        + "{\"local\":\"10.0.0.2\",\"remote\":\"10.0.0.10\",\"port\":443,\"used\":2,\"pused\":0.025000}],"
                        + "\"error\":0}",
                ask("tcp.ephemeral.get[1]"));
    }

    @Test
    void oneQuestionThatFailsSpoilsNoOther() throws Exception {
        Files.delete(root.resolve("proc/sys/net/ipv4/ip_local_port_range"));
        Files.delete(root.resolve("proc/net/sockstat"));

        CompletionException failure = assertThrows(CompletionException.class, () -> ask("tcp.ephemeral.get"));

        assertEquals(
                "Cannot open " + root + "/proc/sys/net/ipv4/ip_local_port_range: [2] No such file or directory",
                assertInstanceOf(NotSupportedException.class, failure.getCause())
                        .reason());
        assertEquals("4", ask("tcp.remotes[distinct]"));
        assertEquals(-1, ask("tcp.status.get").indexOf("disagreement"));
    }

    /** The walk has two ends of a connection to port 8080 of 127.0.0.1. */
    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1", "192.0.2.1,127.0.0.1", "0.0.0.0"})
    void leavesOwnPollsOut(String addresses) throws Exception {
        listen(polls(addresses));

        assertEquals("2", ask("tcp.status[established]"));
        assertEquals("1", ask("tcp.status[closewait]"));
        assertEquals("3", ask("tcp.status[listen]"));
        assertEquals("0", ask("tcp.status[established,,8080]"));
        assertEquals("0", ask("tcp.status[closewait,,,,8080]"));
        assertEquals("3", ask("tcp.remotes[distinct]"));
        String ports = ask("tcp.ports.get");
        assertTrue(ports.contains("\"accept_queue\":3,\"connections\":0,"), ports);
        String ephemeral = ask("tcp.ephemeral.get");
        assertTrue(ephemeral.contains("\"destinations\":2,"), ephemeral);
        String status = ask("tcp.status.get");
        assertTrue(status.contains("\"total\":8,") && status.contains("\"disagreement\":0"), status);
        assertEquals("history covers 0 of 60 s", failureOf("tcp.stuck[closewait,60]"));
        now = now.plusSeconds(60);
        assertEquals("1", ask("tcp.stuck[closewait,60]"));
    }

    @Test
    void theKeysOfZabbixAgentdCountOwnPolls() throws Exception {
        listen(polls(""));

        assertEquals("10", ask("net.tcp.socket.count"));
        assertEquals("3", ask("net.tcp.socket.count[,,,,established]"));
        assertEquals("2", ask("net.tcp.socket.count[,8080]"));
        assertEquals("1", ask("net.tcp.listen[8080]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "::", "::1"})
    void whatComesToOtherAddressesIsNoOwnPoll(String addresses) throws Exception {
        listen(polls(addresses));

        assertEquals("3", ask("tcp.status[established]"));
        assertEquals("2", ask("tcp.status[closewait]"));
    }

    /** A host that polls other agents on the same port. */
    @Test
    void whatGoesElsewhereIsNoOwnPoll() throws Exception {
        listen(OwnPolls.of(new ListenConfig(List.of(), 443, 0)));

        assertEquals("3", ask("tcp.status[established]"));
    }

    private OwnPolls polls(String addresses) throws Exception {
        Path file = root.resolve("harken.conf");
        String listenIp = addresses.isEmpty() ? "" : "ListenIP=" + addresses + "\n";
        Files.writeString(file, listenIp + "ListenPort=8080\nExcludeOwnPolls=1\n");
        return OwnPolls.excludedBy(AgentConfigReader.read(file.toString(), ConfigUse.TEST));
    }

    @Test
    void ownPollsCountUnlessTheyAreLeftOut() {
        assertSame(OwnPolls.NONE, OwnPolls.excludedBy(AgentConfig.defaults()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp.status.get[-1]",
                "tcp.status.get[1s]",
                "tcp.stuck[closewait]",
                "tcp.stuck[closewait,0]",
                "tcp.stuck[bogus,1]",
                "tcp.remotes.get[0]",
                "tcp.remotes.get[1001]",
                "tcp.remotes.get[,33]",
                "tcp.remotes[distinct,,129]",
                "tcp.remotes",
                "tcp.ephemeral.get[x]",
                "tcp.status[listen,,70000]"
            })
    void refusesWhatItDoesNotKnow(String key) {
        assertThrows(NotSupportedException.class, () -> ask(key));
    }

    private String failureOf(String key) {
        CompletionException failure = assertThrows(CompletionException.class, () -> ask(key));
        return assertInstanceOf(NotSupportedException.class, failure.getCause()).reason();
    }

    private String ask(String text) throws NotSupportedException {
        ItemKey key = ItemKey.parse(text);
        Check.FromReading check =
                (Check.FromReading) registry.find(key.name()).orElseThrow().check();
        CompletableFuture<ItemValue> value = check.value(new Parameters(key.parameters()), Duration.ofSeconds(3));
        run(executor);
        run(others);
        return value.join().text();
    }

    private static void run(ManualExecutor executor) {
        while (executor.waiting() > 0) {
            executor.runNext();
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve("proc").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String row(int number, String local, String remote, String state, int queue, int inode) {
        return String.format(
                Locale.ROOT,
                "%4d: %s %s %s 00000000:%08X 00:00000000 00000000     0        0 %d 1 0000000000000000 100 0 0 10 0\n",
                number,
                local,
                remote,
                state,
                queue,
                inode);
    }
}
