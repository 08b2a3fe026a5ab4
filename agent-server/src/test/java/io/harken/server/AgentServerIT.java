package io.harken.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.item.ByteText;
import io.harken.server.frame.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sockets. Nothing here is about time: all windows are longer than the test, see {@link WindowsIT}. */
@Timeout(120)
class AgentServerIT {
    private static final Duration LONG = Duration.ofSeconds(100);
    private static final String JSON_HEAD = "{\"version\":\"7.0.22\",\"variant\":1,";

    private final LeakWatch leaks = new LeakWatch();
    private final List<Client> clients = new ArrayList<>();
    private TestServer server = TestServer.start(LONG);

    AgentServerIT() throws ListenException {}

    @BeforeEach
    void watch() {
        leaks.start();
    }

    @AfterEach
    void close() throws IOException {
        for (Client client : clients) {
            client.close();
        }
        server.close();
        leaks.assertNone();
    }

    @Test
    void answersOneRequestAndClosesFirst() throws Exception {
        try (Client client = Client.of(server)) {
            assertEquals(
                    "ZBXD\1\1\0\0\0\0\0\0\0" + "1",
                    client.send(Wire.request("agent.ping")).everything());
        }
    }

    @Test
    void answersAnErrorInThePlainForm() throws Exception {
        assertEquals("ZBX_NOTSUPPORTED\0Unsupported item key.", Client.ask(server, "no.such"));
    }

    @Test
    void answersInTheJsonFormWhatIsAskedInIt() throws Exception {
        assertEquals(JSON_HEAD + "\"data\":[{\"value\":\"1\"}]}", Client.ask(server, json("agent.ping", 3)));
        assertEquals(JSON_HEAD + "\"data\":[{\"value\":\"a\\\"b\"}]}", Client.ask(server, json("echo[a\\\"b]", 3)));
        assertEquals(
                JSON_HEAD + "\"data\":[{\"error\":\"Unsupported item key.\"}]}",
                Client.ask(server, json("no.such", 3)));
        assertEquals(JSON_HEAD + "\"error\":\"unknown request \\\"x\\\"\"}", Client.ask(server, "{\"request\":\"x\"}"));
        assertEquals(1, server.counted("refused_bad_request"));
    }

    @Test
    void theTimeoutOfAJsonRequestReplacesTheConfiguredOne() throws Exception {
        assertEquals(
                JSON_HEAD + "\"data\":[{\"error\":\"Timeout while waiting for data.\"}]}",
                Client.ask(server, json("hangs", 1)));
    }

    @Test
    void bytesPassThroughUnchanged() throws Exception {
        assertEquals("\u00ff\u0080 \u00c3", Client.ask(server, "echo[\u00ff\u0080 \u00c3]"));
    }

    @Test
    void anEmptyValueIsAFrameToo() throws Exception {
        try (Client client = Client.of(server)) {
            assertEquals(
                    "ZBXD\1\0\0\0\0\0\0\0\0", client.send(Wire.request("echo")).everything());
        }
    }

    @Test
    void aLargeValueArrivesWhole() throws Exception {
        assertEquals("x".repeat(3_000_000), Client.ask(server, "large"));
    }

    @Test
    void answersACompressedRequestUncompressed() throws Exception {
        byte[] body = Wire.zlib("echo[a]");
        try (Client client = Client.of(server)) {
            assertEquals(
                    "a", client.send(Wire.frame(0x03, body.length, 7, body)).reply());
        }
    }

    @Test
    void answersAPeerThatHasClosedItsSide() throws Exception {
        for (String key : List.of("echo[a]", "echo[b]")) {
            try (Client client = Client.of(server)) {
                assertEquals(
                        key.substring(5, 6),
                        client.send(Wire.request(key)).endOutput().reply());
            }
        }
    }

    @Test
    void takesAPeerThatSaysNothingForAnEmptyKey() throws Exception {
        try (Client client = Client.of(server)) {
            assertEquals(
                    "ZBX_NOTSUPPORTED\0Invalid item key format.",
                    client.endOutput().reply());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent.ping\n",
                "GET / HTTP/1.1\r\n\r\n",
                "\u0016\u0003\u0001",
                "ZBXD\5\n\0\0\0\0\0\0\0agent.ping",
                "ZBXD\1\u00ff\u00ff\u00ff\u00ff\0\0\0\0agent.ping",
                "ZBXD\3\n\0\0\0\n\0\0\0agent.ping",
                "ZBXD\1\n\0\0\0\0\0\0\0agent.pingZBXD\1\n\0\0\0\0\0\0\0agent.ping"
            })
    void closesOnBadBytesWithoutAnAnswerAndWithoutAReset(String bytes) throws Exception {
        try (Client client = Client.of(server)) {
            assertEquals("", client.send(ByteText.bytes(bytes)).everything());
        }
    }

    @Test
    void garbageThatKeepsComingIsNotAnsweredWithAReset() throws Exception {
        try (Client client = Client.of(server)) {
            byte[] garbage = new byte[100_000];
            client.send(garbage);
            assertEquals("", client.everything());
            assertEquals("", client.send(garbage).endOutput().everything());
        }
    }

    @Test
    void aRequestThatEndsEarlyIsNotAnswered() throws Exception {
        byte[] request = Wire.request("agent.ping");
        try (Client client = Client.of(server)) {
            assertEquals(
                    "",
                    client.send(Arrays.copyOf(request, request.length - 1))
                            .endOutput()
                            .everything());
        }
    }

    @Test
    void aKeyOfTwentyMebibytesIsUnsupported() throws Exception {
        assertEquals("ZBX_NOTSUPPORTED\0Unsupported item key.", Client.ask(server, "k".repeat(20 << 20)));
    }

    @Test
    void aPeerThatIsNotAllowedReadsTheEndAndNotAReset() throws Exception {
        try (Client silent = Client.from("127.0.0.2", server);
                Client asking = Client.from("127.0.0.2", server)) {
            assertEquals("", silent.everything());
            assertEquals("", asking.send(Wire.request("agent.ping")).everything());
        }
        assertEquals(2, server.counted("refused_not_allowed"));
    }

    @Test
    void threeHundredIdleConnectionsDelayNobody() throws Exception {
        for (int i = 0; i < 300; i++) {
            clients.add(Client.of(server));
        }

        assertEquals("1", Client.ask(server, "agent.ping"));
    }

    @Test
    void checksThatHangDelayNobody() throws Exception {
        for (int i = 0; i < 15; i++) {
            clients.add(Client.of(server).send(Wire.request("hangs")));
        }

        assertEquals("1", Client.ask(server, "agent.ping"));
        assertEquals("a", Client.ask(server, "echo[a]"));
        assertFalse(clients.get(0).endsWithin(1));
    }

    @Test
    void whatIsInMemoryIsAnsweredWhenEveryWorkerHangs() throws Exception {
        for (int i = 0; i < 40; i++) {
            clients.add(Client.of(server).send(Wire.request("hangs")));
        }

        assertEquals("1", Client.ask(server, "agent.ping"));
    }

    @RepeatedTest(20)
    void closingEndsAllConnections() throws Exception {
        clients.add(Client.of(server));
        clients.add(Client.of(server).send(Wire.request("hangs")));
        assertEquals("1", Client.ask(server, "agent.ping"));

        server.close();

        assertTrue(clients.get(0).endsWithin(30_000));
        assertTrue(clients.get(1).endsWithin(30_000));
        assertThrows(IOException.class, () -> Client.of(server).close());
    }

    @Test
    void aPortThatIsTakenIsSaidInTheWordsOfZabbixAgentd() {
        int port = server.address().getPort();

        ListenException failure = assertThrows(ListenException.class, () -> TestServer.onPort(port));

        assertEquals(
                "listener failed: zbx_tcp_listen(): failed to create listening socket for [[127.0.0.1]:" + port
                        + "]: [98] Address already in use",
                failure.getMessage());
    }

    @Test
    void thePortIsFreeAgainAtOnce() throws Exception {
        assertEquals("1", Client.ask(server, "agent.ping"));
        int port = server.address().getPort();
        server.close();

        server = TestServer.onPort(port);

        assertEquals("1", Client.ask(server, "agent.ping"));
    }

    private static String json(String key, int timeout) {
        return "{\"request\":\"passive checks\",\"data\":[{\"key\":\"" + key + "\",\"timeout\":" + timeout + "}]}";
    }
}
