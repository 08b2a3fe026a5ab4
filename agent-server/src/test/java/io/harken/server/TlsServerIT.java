package io.harken.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.config.TlsConfig;
import io.harken.item.ByteText;
import io.harken.server.frame.Wire;
import io.harken.server.tls.KeyedPeer;
import io.harken.server.tls.TlsSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sockets, with TLS by a pre-shared key and plain on one port, or TLS only. */
@Timeout(120)
class TlsServerIT {
    private static final Duration LONG = Duration.ofSeconds(100);

    @TempDir
    private Path folder;

    private final LeakWatch leaks = new LeakWatch();
    private final List<Client> clients = new ArrayList<>();

    @BeforeEach
    void begin() throws IOException, ListenException {
        Files.writeString(folder.resolve("psk"), TlsSocket.KEY);
        // What the detector says of itself when it is loaded is no leak.
        TestServer.start(LONG).close();
        leaks.start();
    }

    @AfterEach
    void end() throws IOException {
        for (Client client : clients) {
            client.close();
        }
        leaks.assertNone();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersByTls(boolean is13) throws Exception {
        try (TestServer server = TestServer.withKey(LONG, folder.resolve("psk"), false)) {
            assertEquals("1", ask(server, is13, "agent.ping"));
            assertEquals("a", ask(server, is13, "echo[a]"));
            assertEquals(3_000_000, ask(server, is13, "large").length());
            assertEquals("ZBX_NOTSUPPORTED\0Unsupported item key.", ask(server, is13, "k".repeat(2 << 20)));
        }
    }

    @Test
    void answersBothOnOnePort() throws Exception {
        try (TestServer server = TestServer.withKey(LONG, folder.resolve("psk"), true)) {
            assertEquals("1", Client.ask(server, "agent.ping"));
            assertEquals("1", ask(server, false, "agent.ping"));
            assertEquals("1", ask(server, true, "agent.ping"));
        }
    }

    @Test
    void answersWhoChecksItsHealth() throws Exception {
        Path key = folder.resolve("psk");
        try (TestServer server = TestServer.withKey(LONG, key, false)) {
            assertEquals(ByteText.of(Wire.request("1")), askAs(server, "i", key));
            assertThrows(IOException.class, () -> askAs(server, "j", key));
        }
    }

    @Test
    void whoChecksItsHealthAgreesToWhatTheAgentAgreesTo() throws Exception {
        Path key = folder.resolve("psk");
        String of13 = "NORMAL:+ECDHE-PSK:-VERS-ALL:+VERS-TLS1.3";
        String of12 = "NORMAL:-KX-ALL:+PSK:-VERS-ALL:+VERS-TLS1.2";
        try (TestServer server = TestServer.withKey(LONG, key, false)) {
            for (String good : List.of(of13, of13 + ":-GROUP-ALL:+GROUP-SECP384R1", of12)) {
                assertEquals(ByteText.of(Wire.request("1")), askBy(server, key, good));
            }
            assertThrows(IOException.class, () -> askBy(server, key, of12 + ":-AES-128-GCM:-AES-128-CBC"));
        }
    }

    private static String askBy(TestServer server, Path key, String priorities) throws Exception {
        return ask(
                server,
                new TlsConfig(
                        false,
                        Optional.of(new TlsConfig.PreSharedKey("i", key)),
                        Optional.empty(),
                        Optional.of(new TlsConfig.Ciphers("TLSCipherPSK", priorities))));
    }

    private static String askAs(TestServer server, String identity, Path key) throws Exception {
        TlsConfig.PreSharedKey config = new TlsConfig.PreSharedKey(identity, key);
        return ask(server, new TlsConfig(false, Optional.of(config), Optional.empty()));
    }

    private static String ask(TestServer server, TlsConfig config) throws Exception {
        KeyedPeer peer = KeyedPeer.load(config);
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            return peer.ask(
                    socket.getInputStream(), socket.getOutputStream(), ByteText.of(Wire.request("agent.ping")), 100);
        }
    }

    @Test
    void refusesPlainConnectionsWithoutAByte() throws Exception {
        try (TestServer server = TestServer.withKey(LONG, folder.resolve("psk"), false)) {
            assertEquals("", everything(Client.of(server).send(Wire.request("agent.ping"))));
            assertEquals("", everything(Client.of(server).endOutput()));
            assertEquals(2, server.counted("refused_tls"));
        }
    }

    @Test
    void refusesWhoDoesNotGetThroughTheHandshake() throws Exception {
        try (TestServer server = TestServer.withKey(LONG, folder.resolve("psk"), false)) {
            everything(Client.of(server).send(new byte[] {22, 3, 1}).endOutput());
            everything(Client.of(server).send(new byte[] {22, 3, 1, (byte) 255, (byte) 255, 1, 2, 3}));
            assertEquals(2, server.counted("refused_tls"));
        }
    }

    @Test
    void halfAHandshakeHasOneWindow() throws Exception {
        try (TestServer server = TestServer.withKey(Duration.ofMillis(300), folder.resolve("psk"), false)) {
            Client client = Client.of(server).send(new byte[] {22, 3, 1});
            clients.add(client);
            assertTrue(client.endsWithin(30_000));
            assertEquals(1, server.counted("refused_timeout"));
        }
    }

    @Test
    void handshakesThatStallDelayNobody() throws Exception {
        try (TestServer server = TestServer.withKey(LONG, folder.resolve("psk"), true)) {
            byte[] hello = TlsSocket.hello();
            for (int i = 0; i < 1000; i++) {
                byte[] begun = i % 2 == 0 ? hello : Arrays.copyOf(hello, 1 + i % hello.length);
                clients.add(Client.of(server).send(begun));
            }
            assertEquals("1", ask(server, true, "agent.ping"));
            assertEquals("1", ask(server, false, "agent.ping"));
            assertEquals("1", Client.ask(server, "agent.ping"));
            assertTrue(server.counted("open") >= 1000);
        }
    }

    /** Each sends all but the end of the longest message that there may be. */
    @Test
    void handshakesThatHoldTooMuchGo() throws Exception {
        try (TestServer server = TestServer.withKey(LONG, folder.resolve("psk"), true)) {
            int length = 4096;
            byte[] begun = new byte[length];
            System.arraycopy(new byte[] {22, 3, 1, 16, 0, 1, 0, 15, (byte) 0xFC}, 0, begun, 0, 9);
            int most = 1024; // of this length
            for (int i = 0; i < most + 50; i++) {
                clients.add(Client.of(server).send(begun));
            }
            assertEquals("1", ask(server, true, "agent.ping"));
            assertEquals("1", Client.ask(server, "agent.ping"));
            assertTrue(clients.get(0).endsWithin(30_000));
            assertTrue(server.counted("refused_limit") >= 50);
            assertTrue(server.counted("open") <= most);
        }
    }

    @Test
    void answersALongRequestThatWaitedForItsShare() throws Exception {
        try (TestServer server = TestServer.withKey(LONG, folder.resolve("psk"), true)) {
            byte[] longest = new byte[13];
            System.arraycopy(new byte[] {'Z', 'B', 'X', 'D', 1, 0, 0, 16}, 0, longest, 0, 8);
            for (int i = 0; i < 16; i++) {
                clients.add(Client.of(server).send(longest));
            }
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> asked(server, "k".repeat(5000)));
            while (server.counted("accepted") < 17) {
                Thread.onSpinWait();
            }
            assertEquals("1", ask(server, true, "agent.ping"));
            for (Client client : clients) {
                client.close();
            }
            assertEquals("ZBX_NOTSUPPORTED\0Unsupported item key.", answer.get());
        }
    }

    private static String asked(TestServer server, String key) {
        try {
            return ask(server, false, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ask(TestServer server, boolean is13, String key) throws IOException {
        return TlsSocket.ask(server.address(), is13, key);
    }

    private String everything(Client client) throws IOException {
        clients.add(client);
        return client.everything();
    }
}
