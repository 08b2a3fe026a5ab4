package io.harken.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateKeyFileTest {
    private static final String PASSWORD = "-24: Decryption has failed. It has a password, which cannot be given.";
    private static final KeyPair RSA = Authority.rsa();
    private static final KeyPair EC = Authority.ec("secp384r1");

    @TempDir
    private Path folder;

    @Test
    void readsKeysOfRsa() throws Exception {
        for (Path file : new Path[] {
            pem("PRIVATE KEY", RSA.getPrivate().getEncoded()), pem("RSA PRIVATE KEY", inner(RSA)),
        }) {
            RSAKeyParameters key = (RSAKeyParameters) PrivateKeyFile.read(file);
            assertTrue(key.isPrivate());
            assertEquals(((RSAPrivateKey) RSA.getPrivate()).getModulus(), key.getModulus());
        }
    }

    @Test
    void readsKeysOfCurves() throws Exception {
        Path pkcs8 = pem("PRIVATE KEY", EC.getPrivate().getEncoded());

        assertEquals(
                ((ECPrivateKey) EC.getPrivate()).getS(), ((ECPrivateKeyParameters) PrivateKeyFile.read(pkcs8)).getD());
    }

    /** As {@code openssl ecparam -name prime256v1 -genkey} wrote it: the curve goes before the key. */
    @Test
    void readsKeysOfCurvesBehindTheirParameters() throws Exception {
        Path file = Files.writeString(folder.resolve("sec1"), """
                -----BEGIN EC PARAMETERS-----
                BggqhkjOPQMBBw==
                -----END EC PARAMETERS-----
                -----BEGIN EC PRIVATE KEY-----
                MHcCAQEEIJDB7y39Z0yeQtOM2EnGyq17mmPJqPUc7ByR6y6mUtt8oAoGCCqGSM49
                AwEHoUQDQgAEXNsmkuri20K+t5utOL6YNMV26ocQMr2gzHSpbybNaPA+5jEHSQBC
                98EXt0vskaojjdEEsmICuPyGoZEQed+uBg==
                -----END EC PRIVATE KEY-----
                """);

        assertEquals(
                256,
                ((ECPrivateKeyParameters) PrivateKeyFile.read(file))
                        .getParameters()
                        .getN()
                        .bitLength());
    }

    @Test
    void passesOverTheCertificateBeforeTheKey() throws Exception {
        Path file = pem("CERTIFICATE", new byte[] {1});
        Path key = pem("PRIVATE KEY", EC.getPrivate().getEncoded());
        Files.write(file, Files.readAllBytes(key), StandardOpenOption.APPEND);

        assertTrue(PrivateKeyFile.read(file).isPrivate());
    }

    @Test
    void refusesKeysWithAPassword() throws Exception {
        assertEquals(PASSWORD, failure(pem("ENCRYPTED PRIVATE KEY", new byte[9])));
        Path traditional = Files.writeString(folder.resolve("traditional"), """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF

                YWJj
                -----END RSA PRIVATE KEY-----
                """);
        assertEquals(PASSWORD, failure(traditional));
    }

    @Test
    void refusesFilesWithoutAKey() throws Exception {
        assertEquals("-56: The requested data were not available.", failure(Files.createFile(folder.resolve("empty"))));
        assertEquals("-56: The requested data were not available.", failure(pem("CERTIFICATE", new byte[] {1})));
    }

    @Test
    void refusesWhatIsNoKeyThatIsServed() throws Exception {
        for (String label : new String[] {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"}) {
            assertEquals("The key is broken.", failure(pem(label, new byte[] {1, 2, 3})));
            assertEquals("The key is broken.", failure(pem(label, new byte[0])));
        }
        assertEquals(
                "The key is neither one of RSA nor one of a curve that is served.",
                failure(pem(
                        "PRIVATE KEY",
                        KeyPairGenerator.getInstance("Ed25519")
                                .generateKeyPair()
                                .getPrivate()
                                .getEncoded())));
    }

    private static String failure(Path file) {
        return String.valueOf(
                assertThrows(IOException.class, () -> PrivateKeyFile.read(file)).getMessage());
    }

    /** What is inside of PKCS #8. */
    private static byte[] inner(KeyPair keys) throws IOException {
        return PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded())
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
    }

    private Path pem(String label, byte[] part) {
        return Authority.pem(folder.resolve(label), label, part);
    }
}
