package io.harken.collectors.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected texts are those of zabbix_agentd 7.0.22. */
class AnswerTextTest {
    private static final String QUESTION = "\1\1\1\0\0\1\0\0\0\0\0\0\1n\4test\0\0\1\0\1";

    /** The name that is asked for. */
    private static final String NAME = "\u00C0\u000C";

    /** The name x. */
    private static final String X = "\1x\0";

    private static final String OUT_OF_RANGE = "\u00C0\u00FF";

    @TempDir
    private Path etc;

    @BeforeEach
    void nameServices() throws IOException {
        Files.writeString(etc.resolve("protocols"), "icmp 1 ICMP\ntcp 6 TCP # comment\nudp 17 UDP\n");
        Files.writeString(
                etc.resolve("services"), "echo 7/tcp\nsmtp 25/tcp mail\nwww 80/tcp\nnbp 2/ddp\ndomain 53/udp\n");
    }

    private static String record(int type, String data) {
        return NAME + "\0" + (char) type + "\0\1\0\0\0\5" + (char) (data.length() >> 8) + (char) (data.length() & 0xFF)
                + data;
    }

    private String text(String... records) throws NotSupportedException {
        String message = FakeNameServer.reply(QUESTION, 0x8580, records.length, String.join("", records));
        return new AnswerText(new DnsMessage(message), new WellKnownServices(etc)).text();
    }

    private void assertData(String expected, int type, String data) throws NotSupportedException {
        assertEquals("n.test               " + expected, text(record(type, data)));
    }

    private void assertRefused(String reason, int type, String data) {
        assertEquals(
                "Cannot decode DNS response: " + reason + ".",
                assertThrows(NotSupportedException.class, () -> text(record(type, data)))
                        .reason());
    }

    @Test
    void everyTypeHasItsForm() throws Exception {
        assertData("A        192.0.2.9", 1, "\u00C0\0\2\t");
        assertData("NS       x", 2, X);
        assertData("MD       x", 3, X);
        assertData("MF       x", 4, X);
        assertData("CNAME    n.test", 5, NAME);
        assertData("MB       x", 7, X);
        assertData("MG       x", 8, X);
        assertData("MR       x", 9, X);
        assertData("NULL     len:6", 10, "abcdef");
        assertData("PTR      x", 12, X);
        assertData("HINFO    \"a b\" \"c\"", 13, "\3a b\1c\1d");
        assertData("HINFO   ", 13, "");
        assertData("MINFO    x n.test", 14, X + NAME);
        assertData("MX       258 x", 15, "\1\2" + X);
        assertData("TXT      \"a\"b\\c\"", 16, "\3a\"b\2\\c\0");
        assertData("TXT      \"\"", 16, "");
        assertData("TXT      \"abc\"", 16, "2abc");
        assertData("SRV      1 2 5060 x", 33, "\0\1\0\2\u0013\u00C4" + X);
        assertData("T_99    ", 99, "\1x");
    }

    @Test
    void theNumbersOfSoaAreSignedButTheFirst() throws Exception {
        assertData(
                "SOA      x n.test 4294967295 7200 -1 0 1",
                6,
                X + NAME + "\u00FF\u00FF\u00FF\u00FF\0\0\u001C \u00FF\u00FF\u00FF\u00FF\0\0\0\0\0\0\0\1");
        assertData("SOA      x x 0 0 0 0 0", 6, X + X);
    }

    @Test
    void servicesHaveTheirNames() throws Exception {
        assertData("WKS      1.2.3.4 tcp #0 echo smtp", 11, "\1\2\3\4\6\u0081\0\0@");
        assertData("WKS      1.2.3.4 icmp #7", 11, "\1\2\3\4\1\1");
        assertData("WKS      1.2.3.4 99 nbp echo", 11, "\1\2\3\4c!");
        assertRefused("malformed WKS resource record", 11, "\1\2\3\4");
    }

    @Test
    void addressesArePrintedAsByTheLibrary() throws Exception {
        String zeros = "\0".repeat(8);
        assertData("AAAA     ::", 28, zeros + zeros);
        assertData("AAAA     ::1", 28, zeros + "\0\0\0\0\0\0\0\1");
        assertData("AAAA     ::0.1.0.0", 28, zeros + "\0\0\0\0\0\1\0\0");
        assertData("AAAA     ::1.2.3.4", 28, zeros + "\0\0\0\0\1\2\3\4");
        assertData("AAAA     ::ffff:1.2.3.4", 28, zeros + "\0\0\u00FF\u00FF\1\2\3\4");
        assertData("AAAA     ::fffe:102:304", 28, zeros + "\0\0\u00FF\u00FE\1\2\3\4");
        assertData("AAAA     1:0:3:0:5:6:7:8", 28, "\0\1\0\0\0\3\0\0\0\5\0\6\0\7\0\b");
        assertData("AAAA     1::5:0:0:8", 28, "\0\1\0\0\0\0\0\0\0\5\0\0\0\0\0\b");
        assertData("AAAA     abcd::", 28, "\u00AB\u00CD\0\0\0\0\0\0" + zeros);
    }

    @Test
    void linesAreSorted() throws Exception {
        assertEquals(
                "n.test               A        10.0.0.1\nn.test               A        9.0.0.1",
                text(record(1, "\t\0\0\1"), record(1, "\n\0\0\1")));
    }

    @Test
    void namesAreEscaped() throws Exception {
        assertData("CNAME    a\\.b\\\\c\\032d.\\233\\000\\\"\\$", 5, "\7a.b\\c d\4\u00E9\0\"$\0");
    }

    @Test
    void whatIsNoNameSaysWhose() {
        assertRefused("cannot expand name server name", 2, OUT_OF_RANGE);
        assertRefused("cannot expand mail destination name", 3, OUT_OF_RANGE);
        assertRefused("cannot expand mail forwarder name", 4, OUT_OF_RANGE);
        assertRefused("cannot expand canonical name", 5, OUT_OF_RANGE);
        assertRefused("cannot expand source nameserver name", 6, OUT_OF_RANGE);
        assertRefused("cannot expand administrator mailbox name", 6, X + OUT_OF_RANGE);
        assertRefused("cannot expand mailbox name", 7, OUT_OF_RANGE);
        assertRefused("cannot expand mail group name", 8, OUT_OF_RANGE);
        assertRefused("cannot expand renamed mailbox name", 9, OUT_OF_RANGE);
        assertRefused("cannot expand PTR name", 12, OUT_OF_RANGE);
        assertRefused("cannot expand mailbox responsible for mailing lists", 14, OUT_OF_RANGE);
        assertRefused("cannot expand mailbox for error messages", 14, X);
        assertRefused("cannot expand mail exchange name", 15, "\0");
        assertRefused("cannot expand service target hostname", 33, "\0\1\0\1\0");
    }

    @Test
    void pointersThatGoRoundEnd() {
        assertRefused("cannot expand canonical name", 5, "\u00C0$");
        assertRefused("cannot expand canonical name", 5, "\1a\u00C0$");
    }

    @Test
    void aRecordEndsInItsMessage() {
        String message = FakeNameServer.reply(QUESTION, 0x8580, 1, record(1, "\1\2\3\4"));
        AnswerText cut =
                new AnswerText(new DnsMessage(message.substring(0, message.length() - 1)), new WellKnownServices(etc));
        assertEquals(
                "Cannot decode DNS response: record overflow.",
                assertThrows(NotSupportedException.class, cut::text).reason());
    }

    @Test
    void theTextIsBounded() {
        String[] records = new String[200];
        Arrays.fill(records, record(16, "\u00F9".concat("x".repeat(249)).repeat(2)));
        assertEquals(
                "Cannot decode DNS response: more than 65536 bytes of text.",
                assertThrows(NotSupportedException.class, () -> text(records)).reason());
    }
}
