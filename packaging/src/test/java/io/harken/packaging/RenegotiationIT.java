package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.packaging.Outcome.End;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that wants a second handshake within a connection: {@code zabbix_agentd} ends it and logs nothing. */
@Tag("peers")
class RenegotiationIT {
    private static final String KEY = "00".repeat(16);
    private static final Duration LIVENESS = Duration.ofSeconds(30);
    private static final Pattern CLIENT_HELLO = Pattern.compile("(?m), ClientHello$");
    private static final Pattern SERVER_HELLO = Pattern.compile("(?m), ServerHello$");

    @TempDir
    private Path folder;

    @Test
    void nobodyGetsASecondHandshake() throws Exception {
        String key = Files.writeString(folder.resolve("psk"), KEY).toString();
        String settings =
                "Server=127.0.0.1\nListenIP=127.0.0.1\nTLSAccept=psk\nTLSPSKIdentity=i\nTLSPSKFile=" + key + "\n";
        List<String> byKey = List.of("--tls-connect", "psk", "--tls-psk-identity", "i", "--tls-psk-file", key);
        TlsClient client = new TlsClient(folder, folder);
        try (AgentPair agents = AgentPair.start(folder, settings)) {
            Row row = new Row(List.of("renegotiation"), Optional.empty());
            agents.requireSame(row, "s_client", this::beginAgain);
            agents.requireSame(row, "zabbix_get", client.get("7.0", "agent.ping", byKey));
        }
    }

    /** Asks for a second handshake, and waits for the end of the connection. */
    private Outcome beginAgain(int port) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "s_client", "");
        Process client = new ProcessBuilder(
                        "openssl",
                        "s_client",
                        "-msg",
                        "-tls1_2",
                        "-psk",
                        KEY,
                        "-psk_identity",
                        "i",
                        "-cipher",
                        "ECDHE-PSK-AES128-CBC-SHA256",
                        "-connect",
                        "127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        // Read when the first handshake is over. The pipe stays open: only the agent can end the connection.
        OutputStream input = client.getOutputStream();
        input.write(new byte[] {'R', '\n'});
        input.flush();
        try {
            assertTrue(client.waitFor(LIVENESS.toSeconds(), TimeUnit.SECONDS), "does not end");
        } finally {
            client.destroyForcibly();
        }
        String said = Files.readString(output);
        assertEquals(2, CLIENT_HELLO.matcher(said).results().count(), said);
        assertEquals(1, SERVER_HELLO.matcher(said).results().count(), said);
        return new Outcome("refused", End.FIN, Duration.ZERO);
    }
}
