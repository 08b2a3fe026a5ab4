package io.harken.collectors.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.peer.PeerExecutor;
import io.harken.collectors.peer.RefusingPort;
import io.harken.item.ByteText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.metric.Check;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The expected values and texts are those of zabbix_agentd 7.0.22. */
@Timeout(60)
class WebCollectorTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final WebKeys keys = new WebKeys(new PeerExecutor());
    private FakeWebServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeWebServer("127.0.0.1");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String get(String path) throws Exception {
        return keys.ask(Map.of(), LONG, "web.page.get", "127.0.0.1", path, String.valueOf(server.port()))
                .text();
    }

    private String failure(Duration timeout, String host, String port) {
        return assertThrows(
                        NotSupportedException.class, () -> keys.ask(Map.of(), timeout, "web.page.get", host, "", port))
                .reason()
                .replaceAll("after \\d+ m", "after N m");
    }

    private String failure() {
        return failure(LONG, "127.0.0.1", String.valueOf(server.port()));
    }

    private void assertPage(String expected, String reply) throws Exception {
        server.reply(reply);
        assertEquals(expected, get(""));
    }

    private void assertFailure(String expected, String reply) {
        server.reply(reply);
        assertEquals("Cannot perform request: " + expected, failure());
    }

    @Test
    void asksAsLibcurl() throws Exception {
        server.reply("HTTP/1.1 200 OK\r\n\r\n");
        get("/x?y");
        assertEquals(
                "GET /x?y HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nUser-Agent: Zabbix 7.0.22\r\n"
                        + "Accept: */*\r\nAccept-Encoding: deflate, gzip\r\nConnection: close\r\n\r\n",
                server.request());
    }

    @Test
    void aUrlMayHoldAUser() throws Exception {
        server.reply("HTTP/1.1 200 OK\r\n\r\n");
        keys.ask(Map.of(), LONG, "web.page.get", "http://u:p@127.0.0.1:" + server.port());
        assertTrue(server.request().contains("\r\nAuthorization: Basic dTpw\r\nUser-Agent"));
    }

    @Test
    void headsAreKeptAsTheyCome() throws Exception {
        assertPage(
                "HTTP/1.1 404 Not Found\r\nX-A:b\r\nx-c:   d  \r\nX-Fold: a\r\n  b\r\n\r\nx",
                "HTTP/1.1 404 Not Found\r\nX-A:b\r\nx-c:   d  \r\nX-Fold: a\r\n  b\r\n\r\nx");
        assertPage("HTTP/1.0 200 Fine\nA: b\n\nbody", "HTTP/1.0 200 Fine\nA: b\n\nbody");
        assertPage(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200\r\n\r\nlate",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200\r\n\r\nlate");
        assertPage("HTTP/1.1 204 No\r\nA: b", "HTTP/1.1 204 No\r\nA: b\r\n\r\n");
        assertPage("HTTP/1.1 200 OK\r\nA: b", "HTTP/1.1 200 OK\r\nA: b\r\n");
        assertPage("HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\nA: ");
    }

    @Test
    void aBodyEndsWhereItsHeadersSay() throws Exception {
        String ok = "HTTP/1.1 200 OK\r\n";
        assertPage(ok + "Content-Length: 3\r\n\r\nhel", ok + "Content-Length: 3\r\n\r\nhello");
        assertPage(
                ok + "Transfer-Encoding: chunked\r\n\r\nTrailer: x\r\nhello world",
                ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;e=1\r\n world\r\n0\r\nTrailer: x\r\n\r\n");
        assertPage(ok + "\r\nbody", ok + "\r\nbody\r\n\r\n\n");
        assertPage(ok + "\r\nbo", ok + "\r\nbo\0dy");
        assertPage(
                ok + "Content-Length: 99999999999999999999\r\n\r\nx",
                ok + "Content-Length: 99999999999999999999\r\n\r\nx");
    }

    @Test
    void whatIsNoResponseSaysSo() {
        String ok = "HTTP/1.1 200 OK\r\n";
        assertFailure("Empty reply from server", "");
        assertFailure("Empty reply from server", "HT");
        assertFailure("Received HTTP/0.9 when not allowed", "hello\r\n\r\n");
        assertFailure("Version mismatch (from HTTP/1 to HTTP/2)", "HTTP/2 200\r\n\r\n");
        assertFailure("Unsupported HTTP/1 subversion in response", "HTTP/1.2 200 OK\r\n\r\n");
        assertFailure("Unsupported HTTP/1 subversion in response", "HTTP/1.1 abc OK\r\n\r\n");
        assertFailure("Header without colon", ok + "nocolon\r\n\r\n");
        assertFailure("Nul byte in header", ok + "A: b\0c\r\n\r\n");
        assertFailure("end of response with 45 bytes missing", ok + "Content-Length: 50\r\n\r\nhello");
        assertFailure("Invalid Content-Length: value", ok + "Content-Length: -3\r\n\r\nhello");
        assertFailure(
                "Unsolicited Transfer-Encoding (gzip) found", ok + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n");
        String chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
        assertFailure("chunk hex-length char not a hex digit: 0x7a", chunked + "zz\r\n");
        assertFailure("chunk hex-length longer than 16", chunked + "fffffffffffffffff\r\n");
        assertFailure("transfer closed with outstanding read data remaining", chunked + "50\r\nhello\r\n");
        assertFailure("Malformed encoding found in chunked-encoding", chunked + "5\r\nhelloXX0\r\n\r\n");
    }

    @Test
    void headsAreBounded() {
        String ok = "HTTP/1.1 200 OK\r\n";
        assertFailure("A value or data field grew larger than allowed", ok + "A: " + "x".repeat(110_000));
        assertFailure(
                "Too large response headers: 350017 > 307200", ok + ("A: " + "x".repeat(49_995) + "\r\n").repeat(7));
        assertFailure("Too many response headers, 5000 is max", ok + "A: b\r\n".repeat(5001));
    }

    private static byte[] encoded(OutputStreamOf coding, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = coding.wrap(bytes)) {
            out.write(ByteText.bytes(text));
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface OutputStreamOf {
        OutputStream wrap(OutputStream out) throws IOException;
    }

    private String decoded(String coding, byte[] body) throws Exception {
        String head = "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\n\r\n";
        server.reply(head + ByteText.of(body));
        return get("").substring(head.length());
    }

    @Test
    void bodiesAreDecoded() throws Exception {
        byte[] gzip = encoded(GZIPOutputStream::new, "zipped text");
        assertEquals("zipped text", decoded("gzip", gzip));
        assertEquals("zipped text", decoded("x-gzip", gzip));
        assertEquals("zipped text", decoded("GZIP, gzip", encoded(GZIPOutputStream::new, ByteText.of(gzip))));
        assertEquals("zipped text", decoded("deflate", encoded(DeflaterOutputStream::new, "zipped text")));
        assertEquals(
                "zipped text",
                decoded(
                        "deflate",
                        encoded(out -> new DeflaterOutputStream(out, new Deflater(9, true)), "zipped text")));
        assertEquals("plain", decoded("identity", ByteText.bytes("plain")));
        byte[] cut = new byte[gzip.length - 9];
        System.arraycopy(gzip, 0, cut, 0, cut.length);
        assertEquals("zipped tex", decoded("gzip", cut).substring(0, 10));
    }

    @Test
    void whatCannotBeDecodedSaysSo() {
        String head = "HTTP/1.1 200 OK\r\nContent-Encoding: ";
        assertFailure(
                "Error while processing content unencoding: incorrect header check", head + "gzip\r\n\r\nno gzip");
        assertFailure(
                "Unrecognized content encoding type. libcurl understands deflate, gzip content encodings.",
                head + "foo\r\n\r\nx");
        assertFailure("Reject response due to more than 5 content encodings", head + "a,b,c,d,e,f\r\n\r\nx");
    }

    @Test
    void aDecodedBodyIsBounded() throws Exception {
        byte[] bomb = encoded(GZIPOutputStream::new, "x".repeat(3_000_000));
        server.reply("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + ByteText.of(bomb));
        assertEquals("Cannot perform request: The page is longer than 2097152 bytes", failure());
    }

    @Test
    void oneLongPageIsHeldAtATime() throws Exception {
        server.reply("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1_000_000));
        Check.FromPeer get =
                (Check.FromPeer) keys.collector(Map.of()).metrics().get(0).check();
        String[] page = {"127.0.0.1", "", String.valueOf(server.port())};

        ItemValue first = WebKeys.value(get, LONG, page);
        assertThrows(NotSupportedException.class, () -> WebKeys.value(get, SHORT, page));
        first.release().run();
        assertEquals(first.text(), WebKeys.value(get, LONG, page).text());
    }

    @Test
    void fewPagesThatAreNotShortAreHeldAtATime() throws Exception {
        String ok = "HTTP/1.1 200 OK\r\n";
        Check.FromPeer get =
                (Check.FromPeer) keys.collector(Map.of()).metrics().get(0).check();
        String[] page = {"127.0.0.1", "", String.valueOf(server.port())};
        for (String reply : List.of(ok + "\r\n" + "x".repeat(50_000), ok + "A: " + "x".repeat(50_000) + "\r\n\r\n")) {
            server.reply(reply);
            List<ItemValue> held = new ArrayList<>();
            for (int i = 0; i < PageMemory.AT_A_TIME; i++) {
                held.add(WebKeys.value(get, LONG, page));
            }
            assertThrows(NotSupportedException.class, () -> WebKeys.value(get, SHORT, page));
            server.reply(ok + "\r\nshort");
            assertEquals(ok + "\r\nshort", WebKeys.value(get, LONG, page).text());
            server.reply(reply);
            held.remove(0).release().run();
            held.add(WebKeys.value(get, LONG, page));
            held.forEach(each -> each.release().run());
        }
    }

    @Test
    void whoCannotBeReachedIsNamed() throws Exception {
        try (RefusingPort port = new RefusingPort()) {
            assertEquals(
                    "Cannot perform request: Failed to connect to 127.0.0.1 port " + port.number()
                            + " after N ms: Could not connect to server",
                    failure(LONG, "127.0.0.1", String.valueOf(port.number())));
        }
        assertEquals(
                "Cannot perform request: Could not resolve host: no.such.invalid",
                failure(LONG, "no.such.invalid", ""));
    }

    @Test
    void silenceEndsAtTheDeadline() {
        server.replyBy(socket -> TimeUnit.SECONDS.sleep(50));
        String port = String.valueOf(server.port());
        assertEquals(
                "Cannot perform request: Operation timed out after N milliseconds with 0 bytes received",
                failure(SHORT, "127.0.0.1", port));
        assertEquals(
                "Cannot perform request: Connection timed out after N milliseconds",
                failure(SHORT, "https://127.0.0.1:" + port, ""));
    }

    @Test
    void dripsEndAtTheDeadline() {
        server.replyBy(socket -> {
            socket.getOutputStream().write(ByteText.bytes("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\nx"));
            while (true) {
                TimeUnit.MILLISECONDS.sleep(10);
                socket.getOutputStream().write('x');
            }
        });
        String failure = failure(SHORT, "127.0.0.1", String.valueOf(server.port()));
        assertEquals(
                "Cannot perform request: Operation timed out after N milliseconds with N out of 99999 bytes received",
                failure.replaceAll("with \\d+", "with N"));
    }

    @Test
    void aCatastrophicPatternEndsAtTheDeadline() {
        server.reply("HTTP/1.1 200 OK\r\n\r\n" + "a".repeat(100));
        String failure = assertThrows(
                        NotSupportedException.class,
                        () -> keys.ask(
                                Map.of(),
                                SHORT,
                                "web.page.regexp",
                                "127.0.0.1",
                                "",
                                String.valueOf(server.port()),
                                "(a+)+\\1b"))
                .reason();
        assertEquals(
                "Cannot perform request: Operation timed out after N milliseconds with 100 bytes received",
                failure.replaceAll("after \\d+ m", "after N m"));
    }

    @Test
    void aProxyIsAskedForTheWholeUrl() throws Exception {
        server.reply("HTTP/1.1 200 OK\r\n\r\n");
        Map<String, String> environment = Map.of("http_proxy", "http://pu:pp@127.0.0.1:" + server.port());
        keys.ask(environment, LONG, "web.page.get", "http://u:p@example.com:81/x");
        assertEquals("""
                GET http://example.com:81/x HTTP/1.1
                Host: example.com:81
                Proxy-Authorization: Basic cHU6cHA=
                Authorization: Basic dTpw
                User-Agent: Zabbix 7.0.22
                Accept: */*
                Accept-Encoding: deflate, gzip
                Proxy-Connection: Keep-Alive
                Connection: close

                """, server.request().replace("\r", ""));
    }

    @Test
    void aProxyMayRefuseTheWay() throws Exception {
        server.reply("HTTP/1.1 403 No\r\nX: y\r\n\r\nnope");
        Map<String, String> environment = Map.of("https_proxy", "http://127.0.0.1:" + server.port());
        assertEquals(
                "Cannot perform request: CONNECT tunnel failed, response 403",
                assertThrows(
                                NotSupportedException.class,
                                () -> keys.ask(environment, LONG, "web.page.get", "https://example.com/x"))
                        .reason());
        assertEquals("""
                CONNECT example.com:443 HTTP/1.1
                Host: example.com:443
                User-Agent: Zabbix 7.0.22
                Proxy-Connection: Keep-Alive

                """, server.request().replace("\r", ""));
    }

    @Test
    void theTimeOfAPageIsMeasured() throws Exception {
        server.reply("HTTP/1.1 500 No\r\n\r\n");
        ItemValue time = keys.ask(Map.of(), LONG, "web.page.perf", "127.0.0.1", "", String.valueOf(server.port()));
        assertEquals(ItemValue.Type.FLOAT, time.type());
        assertTrue(time.exact().orElseThrow() > 0);
    }
}
