package io.harken.server.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.config.ConfigException;
import io.harken.config.TlsConfig;
import io.harken.stats.CertificateExpiry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files of a configuration, when it begins and when they are read again. */
@Timeout(60)
class TransportSecurityTest {
    private static final Instant NOW = Authority.NOW;
    private static final Authority AUTHORITY = new Authority("CN=ca");
    private static final KeyPair KEYS = Authority.ec("secp256r1");

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(file("psk"), "00".repeat(16));
        Authority.pem(file("key"), "PRIVATE KEY", KEYS.getPrivate().getEncoded());
        Authority.pem(file("cert"), "CERTIFICATE", AUTHORITY.issue("CN=agent", KEYS));
        Authority.pem(file("ca"), "CERTIFICATE", AUTHORITY.certificate());
        Authority.pem(file("crl"), "X509 CRL", AUTHORITY.revoke(NOW, NOW.plusSeconds(60)));
        for (String secret : new String[] {"psk", "key"}) {
            Files.setPosixFilePermissions(file(secret), PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void saysAllThatIsWrongAtOnce() throws Exception {
        for (String name : new String[] {"psk", "key", "ca", "crl"}) {
            Files.writeString(file(name), "00");
        }

        assertEquals(
                List.of(
                        "ERROR: no CA certificate(s) in file \"" + file("ca") + "\"",
                        "ERROR: cannot parse CRL file \"" + file("crl") + "\": -34: Base64 decoding error.",
                        "ERROR: cannot load certificate or private key from file \"" + file("cert") + "\" or \""
                                + file("key") + "\": -56: The requested data were not available.",
                        "ERROR: PSK in file \"" + file("psk") + "\" is too short. Minimum is 32 hex-digits"),
                assertThrows(ConfigException.class, this::load).problems());
    }

    @Test
    void saysThatCertificatesAndListsAreBroken() throws Exception {
        Authority.pem(file("ca"), "CERTIFICATE", new byte[] {1, 2, 3});
        Authority.pem(file("cert"), "CERTIFICATE", new byte[] {1, 2, 3});
        Authority.pem(file("crl"), "X509 CRL", new byte[] {1, 2, 3});

        assertEquals(
                List.of(
                        "ERROR: cannot parse CA certificate(s) in file \"" + file("ca") + "\": It is broken.",
                        "ERROR: cannot parse CRL file \"" + file("crl") + "\": It is broken.",
                        "ERROR: cannot load certificate or private key from file \"" + file("cert") + "\" or \""
                                + file("key") + "\": not a key or a certificate"),
                assertThrows(ConfigException.class, this::load).problems());
    }

    /** The JDK does not look into a name as closely as TLS has to. */
    @Test
    void saysThatTheNameOfAnAuthorityIsBroken() throws Exception {
        String name = "0c026361";
        String booleanOfTwoBytes = "01026361";
        String broken = HexFormat.of().formatHex(AUTHORITY.certificate()).replace(name, booleanOfTwoBytes);
        Authority.pem(file("ca"), "CERTIFICATE", HexFormat.of().parseHex(broken));

        assertEquals(
                List.of("ERROR: cannot parse CA certificate(s) in file \"" + file("ca") + "\": It is broken."),
                assertThrows(ConfigException.class, this::load).problems());
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws Exception {
        for (KeyPair other : new KeyPair[] {Authority.ec("secp256r1"), Authority.ec("secp384r1"), Authority.rsa()}) {
            Authority.pem(file("key"), "PRIVATE KEY", other.getPrivate().getEncoded());

            assertEquals(
                    List.of("ERROR: cannot load certificate or private key from file \"" + file("cert") + "\" or \""
                            + file("key") + "\": -60: The certificate and the given key do not match."),
                    assertThrows(ConfigException.class, this::load).problems());
        }
    }

    @Test
    void refusesCurvesThatAreNotThoseOfTls() throws Exception {
        for (String curve : new String[] {"secp256k1", "brainpoolP256r1", "brainpoolP384r1"}) {
            KeyPair keys = Authority.ecOfAnyCurve(curve);
            Authority.pem(file("key"), "PRIVATE KEY", keys.getPrivate().getEncoded());
            Authority.pem(file("cert"), "CERTIFICATE", AUTHORITY.issue("CN=agent", keys));

            assertEquals(
                    List.of("ERROR: cannot load certificate or private key from file \"" + file("cert") + "\" or \""
                            + file("key") + "\": The curve of the key is not one of TLS."),
                    assertThrows(ConfigException.class, this::load).problems());
        }
    }

    @Test
    void readsCertificatesWithTheOldLabel() throws Exception {
        Authority.pem(file("cert"), "X509 CERTIFICATE", AUTHORITY.issue("CN=agent", KEYS));
        Authority.pem(file("ca"), "X509 CERTIFICATE", AUTHORITY.certificate());
        try (TransportSecurity security = load()) {
            assertEquals(List.of(), security.warnings());
        }
    }

    @Test
    void quotesNothingOfWhatIsNoKey() throws Exception {
        Authority.pem(file("key"), "PRIVATE KEY", new byte[] {1, 2, 3});

        assertEquals(
                List.of("ERROR: cannot load certificate or private key from file \"" + file("cert") + "\" or \""
                        + file("key") + "\": The key is broken."),
                assertThrows(ConfigException.class, this::load).problems());
    }

    @Test
    void warnsOfSecretsThatOthersCanRead() throws Exception {
        try (TransportSecurity security = load()) {
            assertEquals(List.of(), security.warnings());
            for (String secret : new String[] {"psk", "key"}) {
                Files.setPosixFilePermissions(file(secret), PosixFilePermissions.fromString("rw-r--r--"));
            }

            assertEquals(
                    List.of(
                            "Warning: \"TLSPSKFile\" " + file("psk")
                                    + " is not secret: others can read it, or may change it",
                            "Warning: \"TLSKeyFile\" " + file("key")
                                    + " is not secret: others can read it, or may change it"),
                    security.warnings());
        }
    }

    @Test
    void warnsOfACertificateThatPeersWillRefuse() throws Exception {
        byte[] expired = AUTHORITY.issue("CN=agent", KEYS, NOW.minusSeconds(9), NOW.minusSeconds(1));
        assertEquals("The certificate chain uses expired certificate.", warningOf(expired));
        assertEquals(
                "The certificate issuer is unknown.", warningOf(new Authority("CN=foreign").issue("CN=agent", KEYS)));
    }

    @Test
    void warnsOfAuthoritiesThatAreNotInDate() throws Exception {
        Authority old = AUTHORITY.renewed(NOW.minusSeconds(9), NOW.minusSeconds(1));
        Authority early = new Authority("CN=early").renewed(NOW.plusSeconds(1), NOW.plusSeconds(9));
        Authority.pem(file("ca"), "CERTIFICATE", old.certificate(), AUTHORITY.certificate(), early.certificate());
        try (TransportSecurity security = load()) {
            String begin = "Warning: \"TLSCAFile\" has an authority that is not in date and not trusted: ";
            assertEquals(List.of(begin + "CN=ca", begin + "CN=early"), security.warnings());
        }
    }

    @Test
    void warnsOfListsThatAreNotInDate() throws Exception {
        Authority foreign = new Authority("CN=foreign");
        Authority.pem(
                file("crl"),
                "X509 CRL",
                AUTHORITY.revoke(NOW.minusSeconds(9), NOW.minusSeconds(1)),
                AUTHORITY.revoke(NOW, NOW),
                foreign.revoke(NOW.plusSeconds(1), NOW.plusSeconds(9)));
        try (TransportSecurity security = load()) {
            String begin = "Warning: \"TLSCRLFile\" has a list that is not in date: ";
            assertEquals(List.of(begin + "CN=ca", begin + "CN=foreign"), security.warnings());
        }
    }

    private String warningOf(byte[] certificate) throws Exception {
        Authority.pem(file("cert"), "CERTIFICATE", certificate);
        try (TransportSecurity security = load()) {
            String warning = String.join("\n", security.warnings());
            String begin = "Warning: \"TLSCertFile\" is not good for who trusts \"TLSCAFile\": ";
            assertEquals(begin, warning.substring(0, Math.min(begin.length(), warning.length())));
            return warning.substring(begin.length());
        }
    }

    @Test
    void knowsWhenItsFilesAreNoLongerGood() throws Exception {
        try (TransportSecurity security = load()) {
            assertEquals(
                    Optional.of(new CertificateExpiry(
                            NOW.plus(Duration.ofDays(1)),
                            NOW.plus(Duration.ofDays(9)),
                            Optional.of(NOW.plusSeconds(60)))),
                    security.expiry());
        }
    }

    @Test
    void takesNewFilesIntoUse() throws Exception {
        try (TransportSecurity security = load()) {
            Instant end = NOW.plus(Duration.ofDays(5));
            Authority.pem(file("cert"), "CERTIFICATE", AUTHORITY.issue("CN=agent", KEYS, NOW, end));
            security.use(config());

            assertEquals(
                    end, security.expiry().map(CertificateExpiry::certificate).orElseThrow());
        }
    }

    @Test
    void keepsWhatItHasIfAFileIsBad() throws Exception {
        try (TransportSecurity security = load()) {
            Files.delete(file("psk"));
            Authority.pem(file("cert"), "CERTIFICATE", AUTHORITY.issue("CN=agent", KEYS, NOW, NOW.plusSeconds(1)));

            assertEquals(
                    List.of("cannot open file \"" + file("psk") + "\": [2] No such file or directory"),
                    assertThrows(ConfigException.class, () -> security.use(config()))
                            .problems());
            assertEquals(
                    NOW.plus(Duration.ofDays(1)),
                    security.expiry().map(CertificateExpiry::certificate).orElseThrow());
        }
    }

    @Test
    void keepsWhatItHasIfNothingCouldBeNegotiated() throws Exception {
        try (TransportSecurity security = load()) {
            TlsConfig config = config();
            TlsConfig weak = new TlsConfig(
                    false,
                    config.preSharedKey(),
                    config.certificates(),
                    Optional.of(new TlsConfig.Ciphers("TLSCipherAll", "NORMAL:-CIPHER-ALL:+3DES-CBC")));

            assertEquals(
                    List.of("\"TLSCipherAll\" leaves no cipher suite that Harken serves"),
                    assertThrows(ConfigException.class, () -> security.use(weak))
                            .problems());
        }
    }

    void servesNewConnectionsByTheNewKey() throws Exception {
        byte[] former = new byte[16];
        byte[] latter = HexFormat.of().parseHex("01".repeat(16));
        try (TransportSecurity security = load();
                EchoServer server = new EchoServer(security);
                EchoPeer before = new EchoPeer(server.address(), keyed(former))) {
            Files.writeString(file("psk"), "01".repeat(16));
            security.use(config());

            try (EchoPeer after = new EchoPeer(server.address(), keyed(latter))) {
                assertEquals('b', after.say('b'));
            }
            assertThrows(TlsFatalAlertReceived.class, () -> new EchoPeer(server.address(), keyed(former)));
            assertEquals('a', before.say('a'));
        }
    }

    @Test
    void servesNewConnectionsByTheNewCertificates() throws Exception {
        KeyPair peer = Authority.ec("secp256r1");
        byte[] former = AUTHORITY.issue("CN=peer", peer);
        Authority other = new Authority("CN=other");
        byte[] latter = other.issue("CN=peer", peer);
        try (TransportSecurity security = load();
                EchoServer server = new EchoServer(security);
                EchoPeer before = new EchoPeer(server.address(), certified(peer, former))) {
            byte[] certificate = other.issue("CN=agent", KEYS);
            Authority.pem(file("cert"), "CERTIFICATE", certificate);
            Authority.pem(file("ca"), "CERTIFICATE", other.certificate());
            Authority.pem(file("crl"), "X509 CRL", other.revoke(NOW, NOW.plusSeconds(60)));
            security.use(config());

            try (EchoPeer after = new EchoPeer(server.address(), certified(peer, latter))) {
                assertArrayEquals(certificate, after.shownCertificate());
                assertEquals('b', after.say('b'));
            }
            assertThrows(TlsFatalAlertReceived.class, () -> new EchoPeer(server.address(), certified(peer, former)));
            assertFalse(Arrays.equals(certificate, before.shownCertificate()));
            assertEquals('a', before.say('a'));
        }
    }

    private static TestClient keyed(byte[] key) {
        return TestClient.of(ProtocolVersion.TLSv12, CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256)
                .withKey(new byte[] {'i'}, key);
    }

    private static TestClient certified(KeyPair keys, byte[] certificate) {
        return TestClient.of(ProtocolVersion.TLSv13, CipherSuite.TLS_AES_128_GCM_SHA256)
                .withCertificate(keys, certificate);
    }

    private TransportSecurity load() throws ConfigException {
        return TransportSecurity.load(config(), InstantSource.fixed(NOW));
    }

    private TlsConfig config() {
        return new TlsConfig(
                false,
                Optional.of(new TlsConfig.PreSharedKey("i", file("psk"))),
                Optional.of(new TlsConfig.Certificates(
                        file("cert"),
                        file("key"),
                        file("ca"),
                        Optional.of(file("crl")),
                        Optional.empty(),
                        Optional.empty())));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
