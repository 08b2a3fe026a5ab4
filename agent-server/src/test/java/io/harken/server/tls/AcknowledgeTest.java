package io.harken.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.config.TlsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernel is told to acknowledge at once what nothing is said to: the peer may wait for it. */
@Timeout(60)
class AcknowledgeTest {
    @TempDir
    private Path folder;

    @Test
    void theEndOfAHandshakeThatIsAnsweredNeedsNone() throws Exception {
        String notes = talk(TestClient.of(ProtocolVersion.TLSv12, CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256));
        assertTrue(notes.matches(".*established( read)+"), notes);
    }

    @Test
    void theEndOfAHandshakeThatIsNotAnsweredIsAcknowledged() throws Exception {
        String notes = talk(TestClient.of(ProtocolVersion.TLSv13, CipherSuite.TLS_AES_128_GCM_SHA256));
        // Unless the first word came together with it.
        assertTrue(notes.matches(".*established( acknowledge read)? read"), notes);
    }

    private String talk(TestClient peer) throws Exception {
        Path key = Files.writeString(folder.resolve("psk"), "00".repeat(16));
        TlsConfig config = new TlsConfig(false, Optional.of(new TlsConfig.PreSharedKey("i", key)), Optional.empty());
        try (TransportSecurity security = TransportSecurity.load(config, InstantSource.system());
                EchoServer server = new EchoServer(security);
                EchoPeer connected = new EchoPeer(server.address(), peer.withKey(new byte[] {'i'}, new byte[16]))) {
            assertEquals('a', connected.say('a'));
            return server.notes();
        }
    }
}
