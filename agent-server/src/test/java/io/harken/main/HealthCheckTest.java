package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.config.ConfigException;
import io.harken.config.ListenConfig;
import io.harken.config.TlsConfig;
import io.harken.config.TlsConfig.PreSharedKey;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against an agent of which nothing but its answer is known. */
@Timeout(60)
class HealthCheckTest {
    private static final String QUESTION = "ZBXD\1\12\0\0\0\0\0\0\0agent.ping";
    private static final String HEALTHY = "ZBXD\1\1\0\0\0\0\0\0\0001";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ServerSocket agent = new ServerSocket(0);

    HealthCheckTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        agent.close();
    }

    @Test
    void whoAnswersOneIsHealthy() throws Exception {
        CompletableFuture<String> question = answer(HEALTHY);

        assertEquals(Optional.empty(), failure("127.0.0.1"));
        assertEquals("127.0.0.1 " + QUESTION, question.join());
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0,127.0.0.1", "127.0.0.2,127.0.0.1", "0,127.0.0.1", "::,0:0:0:0:0:0:0:1"})
    void theQuestionComesFromTheLoopbackAddressOfTheSameFamily(String listenIp, String from) throws Exception {
        CompletableFuture<String> question = answer(HEALTHY);

        assertEquals(Optional.empty(), failure(listenIp));
        assertEquals(from + " " + QUESTION, question.join());
    }

    @Test
    void whoListensEverywhereIsAskedHere() throws Exception {
        answer(HEALTHY);

        assertEquals(
                Optional.empty(),
                check().failure(new ListenConfig(List.of(), agent.getLocalPort(), 0), Optional.empty(), LONG));
    }

    @Test
    void saysWhoIsNotAllowedToAsk() throws Exception {
        answer("");

        assertEquals(
                Optional.of("the agent at 127.0.0.1, port PORT, does not answer: most likely \"Server\" does not list"
                        + " 127.0.0.1"),
                failure("127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "HTTP/1.1 400 Bad Request",
                "ZBXD\1\1\0\0\0\0\0\0\0000",
                "ZBXD\1\1\0\0\0\0\0\0\0",
                "ZBXD\1\20\0\0\0\0\0\0\0ZBX_NOTSUPPORTED"
            })
    void whoAnswersSomethingElseIsNotHealthy(String answer) throws Exception {
        answer(answer);

        assertEquals(
                Optional.of(
                        "the agent at 127.0.0.1, port PORT, does not answer agent.ping with 1: its key is denied, or"
                                + " it is something else"),
                failure("127.0.0.1"));
    }

    @Test
    void whoKeepsSilentIsNotWaitedForForever() throws Exception {
        assertEquals(
                Optional.of("cannot ask the agent at 127.0.0.1, port PORT: Read timed out"),
                failure("127.0.0.1", Duration.ofMillis(200)));
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        agent.close();

        assertEquals(
                Optional.of("cannot ask the agent at 127.0.0.1, port PORT: Connection refused"), failure("127.0.0.1"));
    }

    @Test
    void saysWhatIsNoAddress() throws Exception {
        assertEquals(Optional.of("\"ListenIP\" begins with \"x\", which is no address"), failure("x"));
    }

    @Test
    void whoAcceptsPlainConnectionsTooIsAskedByOne() throws Exception {
        CompletableFuture<String> question = answer(HEALTHY);

        assertEquals(Optional.empty(), failure(tls(true, Optional.of(new PreSharedKey("i", Path.of("/no/psk"))))));
        assertEquals("127.0.0.1 " + QUESTION, question.join());
    }

    @Test
    void whoAcceptsAKeyOnlyIsAskedWithIt() {
        ConfigException failure = assertThrows(
                ConfigException.class,
                () -> failure(tls(false, Optional.of(new PreSharedKey("i", Path.of("/no/psk"))))));

        assertEquals(List.of("ERROR: cannot open file \"/no/psk\": [2] No such file or directory"), failure.problems());
    }

    @Test
    void whoAcceptsCertificatesOnlyCannotBeAsked() throws Exception {
        assertEquals(
                Optional.of("\"TLSAccept\" takes certificates only, and there is none to ask the agent with"),
                failure(tls(false, Optional.empty())));
    }

    private static TlsConfig tls(boolean plain, Optional<PreSharedKey> key) {
        return new TlsConfig(plain, key, Optional.empty());
    }

    private Optional<String> failure(TlsConfig tls) throws ConfigException {
        ListenConfig listen = new ListenConfig(List.of("127.0.0.1"), agent.getLocalPort(), 0);
        return check().failure(listen, Optional.of(tls), LONG);
    }

    /** Takes one connection, and gives where it comes from and what it asks. */
    private CompletableFuture<String> answer(String bytes) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket client = agent.accept()) {
                InetAddress from = client.getInetAddress();
                byte[] question = client.getInputStream().readNBytes(QUESTION.length());
                client.getOutputStream().write(ByteText.bytes(bytes));
                return from.getHostAddress() + " " + ByteText.of(question);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Optional<String> failure(String listenIp) throws ConfigException {
        return failure(listenIp, LONG);
    }

    private Optional<String> failure(String listenIp, Duration timeout) throws ConfigException {
        int port = agent.getLocalPort();
        return check().failure(new ListenConfig(List.of(listenIp, "192.0.2.1"), port, 0), Optional.empty(), timeout)
                .map(text -> text.replace("port " + port, "port PORT"));
    }

    private static HealthCheck check() {
        return new HealthCheck(System::nanoTime);
    }
}
