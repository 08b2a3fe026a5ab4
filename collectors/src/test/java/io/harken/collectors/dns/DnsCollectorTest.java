package io.harken.collectors.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.peer.PeerExecutor;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values and texts are those of zabbix_agentd 7.0.22. */
@Timeout(60)
class DnsCollectorTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String ADDRESS = "\u00C0\u000C\0\1\0\1\0\0\0\5\0\4\1\2\3\4";
    private static final String LINE = "a.test               A        1.2.3.4";

    @TempDir
    private Path etc;

    private FakeNameServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeNameServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static String good(String question) {
        return FakeNameServer.reply(question, 0x8580, 1, ADDRESS);
    }

    private ItemValue ask(Duration timeout, String key, String... parameters) throws Exception {
        DnsClient client = new DnsClient(server.port(), System::nanoTime, () -> RandomGenerator.of("L64X128MixRandom"));
        DnsCollector collector = new DnsCollector(new PeerExecutor(), etc, System::nanoTime, client);
        Metric metric = collector.metrics().stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst()
                .orElseThrow();
        try {
            return ((Check.FromPeer) metric.check())
                    .value(new Parameters(List.of(parameters)), timeout)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof NotSupportedException refusal ? refusal : e;
        }
    }

    private String value(String key, String... parameters) throws Exception {
        return ask(LONG, key, parameters).text();
    }

    private String refusal(String key, String... parameters) {
        return assertThrows(NotSupportedException.class, () -> value(key, parameters))
                .reason();
    }

    @Test
    void anAnswerHasRecords() throws Exception {
        server.replyByUdp(DnsCollectorTest::good);
        assertEquals("1", value("net.dns", "127.0.0.1", "a.test", "A"));
        assertEquals("1", value("net.tcp.dns", "127.0.0.1", "a.test", "A"));
        assertEquals(LINE, value("net.dns.record", "127.0.0.1", "a.test", "a"));
        assertEquals(LINE, value("net.tcp.dns.query", "127.0.0.1", "a.test", "A"));
        assertTrue(ask(LONG, "net.dns.perf", "127.0.0.1", "a.test").exact().orElseThrow() >= 0.0001);
    }

    @Test
    void noRecordsAreNoAnswerButAReply() throws Exception {
        server.replyByUdp(question -> FakeNameServer.reply(question, 0x8583, 0, ""));
        assertEquals("0", value("net.dns", "127.0.0.1", "a.test", "A"));
        assertEquals("Cannot perform DNS query.", refusal("net.dns.record", "127.0.0.1", "a.test", "A"));
        assertTrue(ask(LONG, "net.dns.perf", "127.0.0.1", "a.test").exact().orElseThrow() > 0);
    }

    @Test
    void aRefusalIsTriedAgain() throws Exception {
        server.replyByUdp(question -> FakeNameServer.reply(question, 0x8585, 0, ""));
        assertTrue(ask(LONG, "net.dns.perf", "127.0.0.1", "a.test", "A", "1", "3")
                        .exact()
                        .orElseThrow()
                > 0);
        assertEquals(3, server.questions());
    }

    @Test
    void silenceIsTriedAgain() throws Exception {
        server.replyByUdp(question -> server.questions() == 1 ? "" : good(question));
        assertEquals(LINE, value("net.dns.record", "127.0.0.1", "a.test", "A"));
        assertEquals(2, server.questions());
    }

    @Test
    void aNameThatIsFarTooLongIsRefusedAtOnce() {
        for (String part : List.of("\\\\,", "\\097", "a", "a.", ".")) {
            assertEquals(
                    "Cannot create DNS query: [90] Message too long",
                    refusal("net.dns", "127.0.0.1", part.repeat(500_000), "A"));
        }
    }

    @Test
    void silenceIsNoReply() throws Exception {
        assertEquals("0", value("net.dns", "127.0.0.1", "a.test", "A", "1", "1"));
        assertEquals("0.000000", value("net.dns.perf", "127.0.0.1", "a.test", "A", "1", "1"));
        assertEquals("Cannot perform DNS query.", refusal("net.dns.record", "127.0.0.1", "a.test", "A", "1", "1"));
    }

    @Test
    void theDeadlineEndsLongTries() throws Exception {
        assertEquals(
                "0",
                ask(Duration.ofMillis(200), "net.dns", "127.0.0.1", "a.test", "A", "2147483647", "2147483647")
                        .text());
        NotSupportedException late = assertThrows(
                NotSupportedException.class,
                () -> ask(Duration.ofMillis(200), "net.dns", "127.0.0.1", "a.test", "A", "1", "1", "tcp"));
        assertEquals("Timeout while waiting for data.", late.reason());
    }

    @Test
    void whatDoesNotAnswerTheQuestionIsNotHeard() throws Exception {
        server.replyByUdp(
                question -> (char) (question.charAt(0) ^ 1) + good(question).substring(1));
        assertEquals("0", value("net.dns", "127.0.0.1", "a.test", "A", "1", "1"));
        server.replyByUdp(question -> good(question).replace("\1a", "\1b"));
        assertEquals("0", value("net.dns", "127.0.0.1", "a.test", "A", "1", "1"));
        server.replyByUdp(question -> good(question).replace("\1a", "\1A"));
        assertEquals("1", value("net.dns", "127.0.0.1", "a.test", "A", "1", "1"));
        server.replyByUdp(question -> "garbage");
        assertEquals("0", value("net.dns", "127.0.0.1", "a.test", "A", "1", "1"));
    }

    @Test
    void aTruncatedReplyIsAskedForByTcp() throws Exception {
        server.replyByUdp(question -> FakeNameServer.reply(question, 0x8780, 0, ""));
        server.replyByTcp(DnsCollectorTest::good);
        assertEquals(LINE, value("net.dns.record", "127.0.0.1", "a.test", "A"));
    }

    @Test
    void tcpIsAskedOnce() throws Exception {
        server.replyByTcp(DnsCollectorTest::good);
        assertEquals(LINE, value("net.dns.record", "127.0.0.1", "a.test", "A", "1", "9", "tcp"));
        server.replyByTcp(question -> "short");
        assertEquals("0", value("net.dns", "127.0.0.1", "a.test", "A", "1", "9", "tcp"));
        assertEquals(2, server.questions());
    }

    @Test
    void theNameServersOfTheHostAreReadEachTime() throws Exception {
        server.replyByUdp(DnsCollectorTest::good);
        Path file = etc.resolve("resolv.conf");
        Files.writeString(file, "# comment\nsearch example.org\nnameserver 127.0.0.9\n nameserver x\nnameserver x\n");
        assertEquals("0", value("net.dns", "", "a.test", "A", "1", "1"));
        Files.writeString(file, "nameserver 127.0.0.9\nnameserver\t127.0.0.1 # comment\n");
        assertEquals("1", value("net.dns", "", "a.test", "A", "1", "1"));
        Files.delete(file);
        assertEquals("1", value("net.dns", "", "a.test", "A", "1", "1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 |''            |''|''|''|''    | Second parameter cannot be empty.",
                "x                  |''            |X |''|''|''    | Second parameter cannot be empty.",
                "x                  |a.test        |X |''|''|''    | Invalid IP address.",
                "localhost          |a.test        |A |''|''|''    | Invalid IP address.",
                "127.0.0.1.         |a.test        |A |''|''|''    | Invalid IP address.",
                "127.0.0.1          |a..test       |X |x |x |x     | Invalid third parameter.",
                "127.0.0.1          |a..test       |A |x |x |x     | Invalid fourth parameter.",
                "127.0.0.1          |a.test        |A |0 |''|''    | Invalid fourth parameter.",
                "127.0.0.1          |a.test        |A |2147483648|''|'' | Invalid fourth parameter.",
                "127.0.0.1          |a..test       |A |1 |x |x     | Invalid fifth parameter.",
                "127.0.0.1          |a.test        |A |1 |0 |''    | Invalid fifth parameter.",
                "127.0.0.1          |a..test       |A |1 |1 |TCP   | Invalid sixth parameter.",
                "127.0.0.1          |a..test       |A |''|''|''    | Cannot create DNS query: [90] Message too long",
                "127.0.0.1          |.a.test       |A |''|''|''    | Cannot create DNS query: [90] Message too long",
                "127.0.0.1          |a\\           |A |''|''|''    | Cannot create DNS query: [90] Message too long",
                "127.0.0.1          |x             |PTR|''|''|''   | IP: 'x' could not be parsed.",
                "127.0.0.1          |127.1         |PTR|''|''|''   | IP: '127.1' could not be parsed.",
                "127.0.0.1          |1:2:3         |PTR|''|''|''   | IP: '1:2:3' could not be parsed: [0] Success"
            })
    void parametersAreJudgedInOrder(
            String ip, String name, String type, String timeout, String count, String protocol, String reason) {
        assertEquals(reason, refusal("net.dns", ip, name, type, timeout, count, protocol));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 1.0.0.127.in-addr.arpa",
        "1.0.0.127.in-addr.arpa., 1.0.0.127.in-addr.arpa",
        "2001:db8::1, 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"
    })
    void addressesAreReversed(String name, String asked) throws Exception {
        server.replyByUdp(
                question -> FakeNameServer.reply(question, 0x8580, 1, "\u00C0\u000C\0\f\0\1\0\0\0\5\0\3\1x\0"));
        assertEquals(asked + " PTR      x", value("net.dns.record", "127.0.0.1", name, "PTR"));
    }

    @Test
    void aNameMayHoldEscapes() throws Exception {
        server.replyByUdp(DnsCollectorTest::good);
        assertEquals(
                "a\\.b.test            A        1.2.3.4", value("net.dns.record", "127.0.0.1", "a\\.b.te\\115t", "A"));
    }
}
