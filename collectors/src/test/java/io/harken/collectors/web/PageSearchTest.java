package io.harken.collectors.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.collectors.peer.PeerExecutor;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code web.page.regexp} finds. The expected values and texts are those of zabbix_agentd 7.0.22. */
@Timeout(60)
class PageSearchTest {
    private static final Duration LONG = Duration.ofSeconds(30);

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

    @Test
    void aPageIsSearchedLineByLine() throws Exception {
        server.reply("HTTP/1.1 200 OK\r\n\r\nline one\r\nline two abc 123\nabc 456 caf\u00C3\u00A9");
        assertFound("HTTP/1.1 200 OK", "^HTTP.*");
        assertFound("one", "one$");
        assertFound("", "one.line");
        assertFound("", "nomatch");
        assertFound("", "[");
        assertFound("ab", "abc", "2");
        assertFound("", "abc", "0");
        assertFound("123", "abc (\\d+)", "", "\\1");
        assertFound("<\\\\x\\>", "abc (\\d+)", "", "<\\2\\\\\\x\\>");
        assertFound("<>", "two(x)?", "", "<\\1>");
        assertFound("a\\", "abc", "", "a\\");
        assertFound("aaa", "a", "3", "\\0\\0\\0\\0");
        assertFound("\u00C3\u00A9", "caf(.)", "", "\\1");
        assertFound("\u00C3\u00A9", "\u00C3\u00A9$");
    }

    @Test
    void theParametersOfASearchAreJudgedFirst() {
        assertEquals("Invalid number of parameters.", searchFailure("h", "", ""));
        assertEquals("Invalid fifth parameter.", searchFailure("h", "", "", "x", "2147483647"));
        assertEquals("Invalid fifth parameter.", searchFailure("h", "", "", "x", "y"));
        assertEquals("Invalid first parameter.", searchFailure("", "", "", "x"));
    }

    private void assertFound(String expected, String... rest) throws Exception {
        String[] parameters = new String[3 + rest.length];
        System.arraycopy(new String[] {"127.0.0.1", "", String.valueOf(server.port())}, 0, parameters, 0, 3);
        System.arraycopy(rest, 0, parameters, 3, rest.length);
        assertEquals(
                expected,
                keys.ask(Map.of(), LONG, "web.page.regexp", parameters).text());
    }

    private String searchFailure(String... parameters) {
        return assertThrows(NotSupportedException.class, () -> keys.ask(Map.of(), LONG, "web.page.regexp", parameters))
                .reason();
    }
}
