package io.harken.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.config.TlsConfig;
import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handshakes with an agent whose configuration chooses what it agrees to. */
class ChoiceTest {
    private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    private static final Authority AUTHORITY = new Authority("CN=ca");
    private static final KeyPair RSA = Authority.rsa();
    private static final KeyPair CURVE = Authority.ec("secp256r1");
    private static final String NO_SUITE = "No supported cipher suites have been found.";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void files() throws IOException {
        Files.writeString(folder.resolve("psk"), "0102030405060708090a0b0c0d0e0f10\n");
        Authority.pem(folder.resolve("ca"), "CERTIFICATE", AUTHORITY.certificate());
        write("rsa", RSA);
        write("curve", CURVE);
    }

    private static void write(String name, KeyPair keys) throws IOException {
        Authority.pem(folder.resolve(name + ".crt"), "CERTIFICATE", AUTHORITY.issue("CN=agent", keys));
        Authority.pem(
                folder.resolve(name + ".key"), "PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    @ParameterizedTest
    @CsvSource({
        "psk, NORMAL:-KX-ALL:+PSK:+SHA384:+SHA256, TLSv12, PSK_WITH_AES_256_GCM_SHA384",
        "psk, NORMAL:-KX-ALL:+PSK:+SHA384:+SHA256, TLSv12, PSK_WITH_CHACHA20_POLY1305_SHA256",
        "psk, NORMAL:-KX-ALL:+PSK:+SHA384:+SHA256, TLSv12, PSK_WITH_AES_256_CCM",
        "psk, NORMAL:-KX-ALL:+PSK:+SHA384:+SHA256, TLSv12, PSK_WITH_AES_256_CBC_SHA384",
        "psk, NORMAL:-KX-ALL:+PSK:+SHA384:+SHA256, TLSv12, PSK_WITH_AES_128_CBC_SHA256",
        "psk, SECURE128:+ECDHE-PSK:+SHA384, TLSv12, ECDHE_PSK_WITH_AES_256_CBC_SHA384",
        "psk, SECURE128:+ECDHE-PSK:+SHA384, TLSv12, ECDHE_PSK_WITH_AES_256_CBC_SHA",
        "psk, SECURE128:+ECDHE-PSK:+SHA384, TLSv12, ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256",
        "psk, SECURE128:+ECDHE-PSK:+SHA384, TLSv13, AES_128_CCM_SHA256",
        "psk, NONE:+VERS-TLS1.2:+PSK:+AES-128-GCM:+AEAD, TLSv12, PSK_WITH_AES_128_GCM_SHA256",
        "psk, NONE:+VERS-TLS1.3:+ECDHE-PSK:+AES-128-GCM:+AEAD:+GROUP-SECP384R1, TLSv13, AES_128_GCM_SHA256",
        "psk, NONE:+VERS-TLS1.2:+ECDHE-PSK:+AES-128-CBC:+SHA1:+CURVE-X448, TLSv12, ECDHE_PSK_WITH_AES_128_CBC_SHA",
        "rsa, NORMAL, TLSv12, ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "rsa, NORMAL, TLSv12, ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "rsa, NORMAL, TLSv12, ECDHE_RSA_WITH_AES_256_CBC_SHA",
        "rsa, NORMAL:+SHA384, TLSv12, ECDHE_RSA_WITH_AES_256_CBC_SHA384",
        "rsa, NORMAL, TLSv12, RSA_WITH_AES_256_GCM_SHA384",
        "rsa, NORMAL, TLSv12, RSA_WITH_AES_128_CBC_SHA",
        "rsa, NORMAL:+SHA256, TLSv12, RSA_WITH_AES_256_CBC_SHA256",
        "rsa, NORMAL, TLSv12, RSA_WITH_AES_128_CCM",
        "rsa, NORMAL, TLSv13, AES_256_GCM_SHA384",
        "rsa, NONE:+VERS-TLS1.3:+AES-256-GCM:+AEAD:+SIGN-ALL:+GROUP-ALL, TLSv13, AES_256_GCM_SHA384",
        "rsa, NORMAL:-SIGN-ALL:+SIGN-RSA-PSS-RSAE-SHA256, TLSv13, AES_128_GCM_SHA256",
        "curve, SUITEB128:%PROFILE_LOW, TLSv12, ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "curve, NORMAL, TLSv12, ECDHE_ECDSA_WITH_AES_256_CCM",
        "curve, NORMAL, TLSv12, ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "curve, NORMAL, TLSv13, AES_256_GCM_SHA384",
    })
    void agreesToWhatIsChosen(String mode, String priorities, String version, String suite) throws Exception {
        TestClient peer = peer(mode, version, suite);
        Handshake handshake = new Handshake(keys(mode, priorities), peer, 100_000);

        assertFalse(handshake.hasFailed());
        assertTrue(handshake.isEstablished());
        byte[] request = ByteText.bytes("request");
        handshake.say(request);
        handshake.take(handshake.agent().send(request, true));
        assertEquals("request", ByteText.of(handshake.said()));
        assertEquals("request", ByteText.of(handshake.heard()));
    }

    @ParameterizedTest
    @CsvSource({
        "psk, NONE:+VERS-TLS1.2:+PSK:+AES-256-GCM:+AEAD, TLSv12, PSK_WITH_AES_128_GCM_SHA256",
        "psk, NORMAL:+PSK, TLSv12, ECDHE_PSK_WITH_AES_128_CBC_SHA",
        "psk, NORMAL:+PSK, TLSv12, PSK_WITH_AES_128_CBC_SHA256",
        "psk, NORMAL:+ECDHE-PSK:-GROUP-ALL:+PSK, TLSv12, ECDHE_PSK_WITH_AES_128_CBC_SHA",
        "psk, NORMAL:+ECDHE-PSK:-GROUP-ALL:+GROUP-SECP521R1, TLSv12, ECDHE_PSK_WITH_AES_128_CBC_SHA",
        "psk, NORMAL:+ECDHE-PSK:+MD5:+NULL:+CIPHER-ALL, TLSv12, ECDHE_PSK_WITH_NULL_SHA",
        "psk, NORMAL:+PSK:+AES-128-CCM-8, TLSv12, PSK_WITH_AES_128_CCM_8",
        "psk, NORMAL:+DHE-PSK:+ECDHE-PSK, TLSv12, DHE_PSK_WITH_AES_128_GCM_SHA256",
        "psk, NORMAL:+PSK:+RSA-PSK, TLSv12, ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "rsa, NORMAL:-RSA, TLSv12, RSA_WITH_AES_128_GCM_SHA256",
        "rsa, PFS, TLSv12, RSA_WITH_AES_128_GCM_SHA256",
        "rsa, NORMAL:-CHACHA20-POLY1305, TLSv13, CHACHA20_POLY1305_SHA256",
        "rsa, NORMAL:+3DES-CBC, TLSv12, RSA_WITH_3DES_EDE_CBC_SHA",
        "rsa, NORMAL:+ANON-ECDH, TLSv12, ECDH_anon_WITH_AES_128_CBC_SHA",
        "rsa, NORMAL:-SIGN-ALL:+SIGN-RSA-SHA256, TLSv12, ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "curve, NORMAL, TLSv12, RSA_WITH_AES_128_GCM_SHA256",
    })
    void refusesAllElse(String mode, String priorities, String version, String suite) throws Exception {
        Handshake handshake = new Handshake(keys(mode, priorities), peer(mode, version, suite), 100_000);

        assertFalse(handshake.isEstablished());
        assertTrue(
                handshake.failure().reason().endsWith(NO_SUITE),
                handshake.failure().reason());
    }

    @ParameterizedTest
    @CsvSource({"psk, NORMAL:+PSK, TLSv13, AES_128_GCM_SHA256", "rsa, NORMAL:-VERS-TLS1.3, TLSv13, AES_128_GCM_SHA256"})
    void refusesVersionsThatAreNotChosen(String mode, String priorities, String version, String suite)
            throws Exception {
        Handshake handshake = new Handshake(keys(mode, priorities), peer(mode, version, suite), 100_000);

        assertTrue(
                handshake.failure().reason().endsWith("-8 A packet with illegal or unsupported version was received."));
    }

    /** A key made for SHA-256 leaves out the suite with SHA-384 that certificates go with. */
    @Test
    void keysAndCertificatesGoWithDifferentSuites() throws Exception {
        KeyMaterial keys = keys("both", "NORMAL:+ECDHE-PSK");
        int[] suites = {CipherSuite.TLS_AES_256_GCM_SHA384, CipherSuite.TLS_AES_128_GCM_SHA256};
        TestClient keyed = TestClient.of(ProtocolVersion.TLSv13, suites).withKey(ByteText.bytes("i"), KEY);
        TestClient certified =
                TestClient.of(ProtocolVersion.TLSv13, suites).withCertificate(RSA, AUTHORITY.issue("CN=s", RSA));

        assertTrue(new Handshake(keys, keyed, 100_000).isEstablished());
        assertEquals(suites[1], keyed.suite());
        assertTrue(new Handshake(keys, certified, 100_000).isEstablished());
        assertEquals(suites[0], certified.suite());
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, 1", "NORMAL:%SERVER_PRECEDENCE, 0", "PERFORMANCE:%SERVER_PRECEDENCE, 1"})
    void thePeerDecidesUnlessTheAgentIsToldTo(String priorities, int expected) throws Exception {
        int[] suites = {
            CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384, CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
        };
        TestClient peer = TestClient.of(ProtocolVersion.TLSv12, suites[1], suites[0])
                .withCertificate(RSA, AUTHORITY.issue("CN=s", RSA));

        assertTrue(new Handshake(keys("rsa", priorities), peer, 100_000).isEstablished());
        assertEquals(suites[expected], peer.suite());
    }

    @ParameterizedTest
    @CsvSource({
        "psk, NORMAL",
        "psk, NORMAL:+RSA-PSK:+DHE-PSK:-VERS-TLS1.3",
        "psk, NONE:+VERS-TLS1.1:+PSK:+AES-128-CBC:+SHA1",
        "psk, NONE:+VERS-TLS1.2:+ECDHE-PSK:+AES-128-CBC:+SHA1",
        "psk, NONE",
        "rsa, NORMAL:-CIPHER-ALL:+3DES-CBC:+ARCFOUR-128:+NULL",
        "rsa, SUITEB128",
        "rsa, NORMAL:-VERS-ALL:+VERS-TLS1.2:-KX-ALL:+ANON-ECDH:+ANON-DH",
        "rsa, NORMAL:-RSA:-SIGN-ALL:+SIGN-RSA-MD5",
        "curve, NORMAL:-KX-ALL:+RSA:+ECDHE-RSA:-VERS-TLS1.3",
    })
    void doesNotStartIfNothingIsLeft(String mode, String priorities) {
        KeyFileException problem = assertThrows(KeyFileException.class, () -> keys(mode, priorities));

        assertEquals(List.of("\"TLSCipherX\" leaves no cipher suite that Harken serves"), problem.problems());
    }

    @Test
    void refusesCertificatesThatAreTooWeak() throws Exception {
        for (String priorities : List.of("NORMAL:+SECURE128", "NORMAL:%PROFILE_MEDIUM")) {
            assertTrue(new Handshake(keys("rsa", priorities), peer("rsa", "TLSv13", "AES_128_GCM_SHA256"), 100_000)
                    .isEstablished());
        }
        for (String priorities :
                List.of("SECURE192:+AES-128-GCM", "NORMAL:%PROFILE_HIGH", "NORMAL:%PROFILE_SUITEB128")) {
            Handshake handshake =
                    new Handshake(keys("rsa", priorities), peer("rsa", "TLSv13", "AES_128_GCM_SHA256"), 100_000);

            assertEquals(
                    "from {}: invalid peer certificate: The certificate is NOT trusted. The certificate chain uses insecure"
                            + " algorithm. ",
                    handshake.failure().reason());
        }
    }

    private static TestClient peer(String mode, String version, String suite) throws Exception {
        TestClient peer = TestClient.of(
                (ProtocolVersion) ProtocolVersion.class.getField(version).get(null),
                CipherSuite.class.getField("TLS_" + suite).getInt(null));
        if (mode.equals("psk")) {
            return peer.withKey(ByteText.bytes("i"), KEY);
        }
        KeyPair keys = mode.equals("rsa") ? RSA : CURVE;
        return peer.withCertificate(keys, AUTHORITY.issue("CN=server", keys));
    }

    private static KeyMaterial keys(String mode, String priorities) throws Exception {
        boolean keyed = mode.equals("psk") || mode.equals("both");
        TlsConfig config = new TlsConfig(
                false,
                keyed ? Optional.of(new TlsConfig.PreSharedKey("i", folder.resolve("psk"))) : Optional.empty(),
                mode.equals("psk") ? Optional.empty() : Optional.of(certificates(keyed ? "rsa" : mode)),
                Optional.of(new TlsConfig.Ciphers("TLSCipherX", priorities)));
        return KeyMaterial.load(config, InstantSource.fixed(Authority.NOW));
    }

    private static TlsConfig.Certificates certificates(String name) {
        return new TlsConfig.Certificates(
                folder.resolve(name + ".crt"),
                folder.resolve(name + ".key"),
                folder.resolve("ca"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
