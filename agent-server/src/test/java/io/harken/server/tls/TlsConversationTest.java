package io.harken.server.tls;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.config.TlsConfig;
import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.HandshakeType;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes in memory, with a peer of the same library. */
class TlsConversationTest {
    private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    private static final byte[] REQUEST = "request".getBytes(StandardCharsets.US_ASCII);
    private static final Authority AUTHORITY = new Authority("CN=ca root\\, Inc,O=Test Org");
    private static final Authority FOREIGN = new Authority("CN=foreign");
    private static final KeyPair SERVER = Authority.rsa();
    private static final KeyPair PEER = Authority.rsa();
    private static final byte[] GOOD = AUTHORITY.issue("O=Zabbix,CN=server", PEER);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void files() throws IOException {
        Files.writeString(folder.resolve("psk"), "0102030405060708090a0b0c0d0e0f10\n");
        Authority.pem(folder.resolve("ca"), "CERTIFICATE", AUTHORITY.certificate());
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv12, TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256",
        "TLSv12, TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA",
        "TLSv12, TLS_PSK_WITH_AES_128_GCM_SHA256",
        "TLSv12, TLS_PSK_WITH_AES_128_CBC_SHA256",
        "TLSv12, TLS_PSK_WITH_AES_128_CBC_SHA",
        "TLSv13, TLS_AES_128_GCM_SHA256",
        "TLSv13, TLS_CHACHA20_POLY1305_SHA256"
    })
    void talksByKey(String version, String suite) throws Exception {
        for (int piece : new int[] {1, 7, 100_000}) {
            requireTalk(new Handshake(psk(), peer(version, suite).withKey(bytes("PSK 001"), KEY), piece));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv12, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLSv12, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
        "TLSv12, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        "TLSv13, TLS_AES_128_GCM_SHA256",
        "TLSv13, TLS_CHACHA20_POLY1305_SHA256"
    })
    void talksByCertificatesOfRsa(String version, String suite) throws Exception {
        for (int piece : new int[] {1, 100_000}) {
            requireTalk(new Handshake(cert(SERVER), peer(version, suite).withCertificate(PEER, GOOD), piece));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv12, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, secp256r1",
        "TLSv12, TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, secp256r1",
        "TLSv12, TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, secp384r1",
        "TLSv13, TLS_AES_128_GCM_SHA256, secp256r1",
        "TLSv13, TLS_AES_128_GCM_SHA256, secp521r1"
    })
    void talksByCertificatesOfCurves(String version, String suite, String curve) throws Exception {
        KeyPair keys = Authority.ec("secp256r1");
        byte[] certificate = AUTHORITY.issue("O=Zabbix,CN=server", keys);
        requireTalk(
                new Handshake(cert(Authority.ec(curve)), peer(version, suite).withCertificate(keys, certificate), 50));
    }

    private static void requireTalk(Handshake handshake) throws IOException {
        assertFalse(handshake.hasFailed());
        assertTrue(handshake.isEstablished());
        handshake.say(REQUEST);
        assertArrayEquals(REQUEST, handshake.said());
        byte[] reply = new byte[100_000];
        handshake.take(handshake.agent().send(reply, false));
        handshake.take(handshake.agent().send(REQUEST, true));
        assertEquals(100_000 + REQUEST.length, handshake.heard().length);
        assertTrue(handshake.client().isClosed(), "told that it was the last");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv12", "TLSv13"})
    void answersWhoSaysThatNothingMoreComes(String version) throws Exception {
        Handshake handshake = new Handshake(psk(), peer(version).withKey(bytes("PSK 001"), KEY), 100_000);
        handshake.client().writeApplicationData(REQUEST, 0, REQUEST.length);
        handshake.close();

        assertArrayEquals(REQUEST, handshake.said());
        assertTrue(handshake.hasEnded());
        Step answer = handshake.agent().send(REQUEST, true);
        assertNull(answer.failure());
        assertTrue(answer.toPeer().length > REQUEST.length);
    }

    @Test
    void refusesAnUnknownIdentity() throws Exception {
        for (String version : new String[] {"TLSv12", "TLSv13"}) {
            Handshake handshake = new Handshake(psk(), peer(version).withKey(bytes("nobody"), KEY), 100_000);

            requireFailure(handshake, "-31 Error in password/key file.");
            assertEquals(
                    "cannot find requested PSK identity \"nobody\", available PSK identity \"PSK 001\"",
                    handshake.failure().error());
        }
    }

    @Test
    void refusesAWrongKey() throws Exception {
        for (String version : new String[] {"TLSv12", "TLSv13"}) {
            Handshake handshake = new Handshake(psk(), peer(version).withKey(bytes("PSK 001"), new byte[16]), 100_000);

            requireFailure(handshake, "-24 Decryption has failed.");
            assertNull(handshake.failure().error());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv12, TLS_PSK_WITH_AES_256_GCM_SHA384",
        "TLSv12, TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256",
        "TLSv12, TLS_DHE_PSK_WITH_AES_128_GCM_SHA256",
        "TLSv12, TLS_PSK_WITH_NULL_SHA256",
        "TLSv12, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
    })
    void refusesOtherSuites(String version, String suite) throws Exception {
        requireFailure(
                new Handshake(psk(), peer(version, suite).withKey(bytes("PSK 001"), KEY), 100_000),
                "-87 No supported cipher suites have been found.");
    }

    @Test
    void refusesWhoHasNoKey() throws Exception {
        requireFailure(
                new Handshake(psk(), peer("TLSv13"), 100_000), "-87 No supported cipher suites have been found.");
    }

    @Test
    void refusesOlderVersions() throws Exception {
        requireFailure(
                new Handshake(
                        psk(), peer("TLSv11", "TLS_PSK_WITH_AES_128_CBC_SHA").withKey(bytes("PSK 001"), KEY), 100_000),
                "-8 A packet with illegal or unsupported version was received.");
    }

    @Test
    void refusesPeersWithoutACertificate() throws Exception {
        requireFailure(new Handshake(cert(SERVER), rsaPeer("TLSv12"), 100_000), "-49 No certificate was found.");
        requireFailure(new Handshake(cert(SERVER), rsaPeer("TLSv13"), 100_000), "-49 No certificate was found.");
    }

    @Test
    void refusesCertificatesThatAreNotGood() throws Exception {
        Instant now = Authority.NOW;
        byte[] expired = AUTHORITY.issue("CN=s", PEER, now.minusSeconds(9), now.minusSeconds(1));
        byte[] early = AUTHORITY.issue("CN=s", PEER, now.plusSeconds(1), now.plusSeconds(9));
        byte[] foreign = FOREIGN.issue("CN=s", PEER);
        for (String version : new String[] {"TLSv12", "TLSv13"}) {
            requireNotTrusted(version, expired, "chain uses expired certificate. ", 45);
            requireNotTrusted(version, early, "chain uses not yet valid certificate. ", 45);
            requireNotTrusted(version, foreign, "issuer is unknown. ", 48);
        }
    }

    private void requireNotTrusted(String version, byte[] certificate, String why, int alert) throws Exception {
        TestClient peer = rsaPeer(version).withCertificate(PEER, certificate);
        Handshake handshake = new Handshake(cert(SERVER), peer, 100_000);

        assertEquals(
                "from {}: invalid peer certificate: The certificate is NOT trusted. The certificate " + why,
                handshake.failure().reason());
        assertFalse(handshake.isEstablished());
        assertEquals((short) alert, peer.alert());
    }

    @Test
    void refusesWhatHasNotTheKeyOfItsCertificate() throws Exception {
        Handshake handshake =
                new Handshake(cert(SERVER), rsaPeer("TLSv12").withCertificate(Authority.rsa(), GOOD), 100_000);

        assertFalse(handshake.isEstablished());
        assertTrue(handshake.hasFailed());
    }

    @Test
    void refusesToBeginAgain() throws Exception {
        TestClient peer = peer("TLSv12").withKey(bytes("PSK 001"), KEY);
        Handshake handshake = new Handshake(psk(), peer, 100_000);
        assertFalse(handshake.hasFailed());

        handshake.sendHandshakeMessage((byte) HandshakeType.client_hello, (byte) 0, (byte) 0, (byte) 0);

        assertTrue(handshake.failure().reason().endsWith("-87 No supported cipher suites have been found."));
        assertEquals(AlertDescription.handshake_failure, peer.alert());
    }

    @Test
    void whatComesBehindTheHandshakeMustBeProtected() throws Exception {
        Handshake handshake = new Handshake(psk(), peer("TLSv12").withKey(bytes("PSK 001"), KEY), 100_000);
        Step step = handshake.agent().receive(new byte[] {22, 3, 3, 0, 1, 0});

        assertTrue(step.failure() != null);
    }

    @Test
    void theEndInsideTheHandshakeIsAFailure() throws Exception {
        TlsConversation agent = new TlsConversation(psk());
        agent.receive(new byte[] {22, 3, 1});

        assertEquals(
                "from {}: zbx_tls_accept(): gnutls_handshake() failed: -110 The TLS connection was non-properly"
                        + " terminated.",
                requireNonNull(agent.endOfInput().failure()).reason());
    }

    private static void requireFailure(Handshake handshake, String reason) {
        assertEquals(
                "zbx_tls_accept() gnutls_handshake() returned: " + reason,
                handshake.failure().detail());
        assertEquals(
                "from {}: zbx_tls_accept(): gnutls_handshake() failed: " + reason,
                handshake.failure().reason());
        assertFalse(handshake.isEstablished());
    }

    private static TestClient peer(String version) throws Exception {
        return peer(
                version, version.equals("TLSv13") ? "TLS_AES_128_GCM_SHA256" : "TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256");
    }

    private static TestClient rsaPeer(String version) throws Exception {
        return peer(
                version, version.equals("TLSv13") ? "TLS_AES_128_GCM_SHA256" : "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    }

    private static TestClient peer(String version, String suite) throws Exception {
        return TestClient.of(
                (ProtocolVersion) ProtocolVersion.class.getField(version).get(null),
                CipherSuite.class.getField(suite).getInt(null));
    }

    private static byte[] bytes(String text) {
        return ByteText.bytes(text);
    }

    private static KeyMaterial psk() throws Exception {
        return load(new TlsConfig(
                false, Optional.of(new TlsConfig.PreSharedKey("PSK 001", folder.resolve("psk"))), Optional.empty()));
    }

    private static KeyMaterial cert(KeyPair keys) throws Exception {
        Authority.pem(folder.resolve("cert"), "CERTIFICATE", AUTHORITY.issue("CN=agent", keys));
        Authority.pem(folder.resolve("key"), "PRIVATE KEY", keys.getPrivate().getEncoded());
        return load(new TlsConfig(
                false,
                Optional.empty(),
                Optional.of(new TlsConfig.Certificates(
                        folder.resolve("cert"),
                        folder.resolve("key"),
                        folder.resolve("ca"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))));
    }

    private static KeyMaterial load(TlsConfig config) throws Exception {
        return KeyMaterial.load(config, InstantSource.fixed(Authority.NOW));
    }
}
