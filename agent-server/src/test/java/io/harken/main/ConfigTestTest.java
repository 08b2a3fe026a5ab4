package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.Surroundings;
import io.harken.config.ConfigException;
import io.harken.config.ContainerEnvironment;
import io.harken.server.tls.Authority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigTestTest {
    private static final Instant NOW = Authority.NOW;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void saysThatAFileIsRight() throws Exception {
        assertEquals(0, run("Server=127.0.0.1\nLogType=console\nHostname=h\nHostnameItem=i\n"));

        assertEquals("Validating configuration file \"FILE\"\nValidation successful\n", text(out));
        assertEquals("harken [7]: Warning: both Hostname and HostnameItem defined, using [h]\n", text(err));
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        ConfigException problem =
                assertThrows(ConfigException.class, () -> run("Server=127.0.0.1\nLogType=console\nTimeout=0\n"));

        assertEquals("Validating configuration file \"FILE\"\n", text(out));
        assertEquals(
                "wrong value of \"Timeout\" in config file \"" + file() + "\", line 3",
                problem.problems().get(0));
    }

    @Test
    void withoutAFileTheStandardOneMustBeRight() {
        ConfigException problem =
                assertThrows(ConfigException.class, () -> test(Optional.empty()).run(Optional.empty()));

        assertEquals("Validating configuration file \"FILE\"\n", text(out));
        assertEquals(
                "cannot open config file \"" + file() + "\": [2] No such file or directory",
                problem.problems().get(0));
    }

    @Test
    void inAContainerTheEnvironmentIsEnough() throws Exception {
        ConfigTest test = test(ContainerEnvironment.of(Map.of("HARKEN_CONTAINER", "1", "ZBX_TIMEOUTS", "4")));

        assertEquals(0, test.run(Optional.empty()));

        assertEquals("Validating built-in defaults and the environment\nValidation successful\n", text(out));
        assertEquals(
                "harken [7]: Warning: unknown in the environment: ZBX_TIMEOUTS (did you mean ZBX_TIMEOUT?)\n",
                text(err));
    }

    static Stream<Arguments> beyondTheFile() {
        return Stream.of(
                arguments(
                        "Hostname=h\nUserParameter=a",
                        "ERROR: cannot load user parameters: user parameter \"a\": not comma-separated"),
                arguments("HostnameItem=no.such", "Warning: failed to get system hostname from [no.such])"));
    }

    @ParameterizedTest
    @MethodSource("beyondTheFile")
    void saysWhatIsWrongBeyondTheFile(String lines, String problem) {
        ConfigException thrown =
                assertThrows(ConfigException.class, () -> run("Server=127.0.0.1\nLogType=console\n" + lines + "\n"));

        assertEquals(problem, thrown.problems().get(0));
    }

    @Test
    void saysUntilWhenCertificatesAreGood() throws Exception {
        assertEquals(0, run(certificates(NOW.plus(Duration.ofDays(30)))));

        assertEquals("""
                Validating configuration file "FILE"
                "TLSCertFile" is good until 2026-07-15T12:00:00Z: days left 30
                "TLSCAFile" is good until 2026-06-24T12:00:00Z: days left 9
                "TLSCRLFile" is good until 2026-06-15T12:01:00Z: days left 0
                Validation successful
                """, text(out));
        assertEquals("", text(err));
    }

    @Test
    void saysWhichCertificateIsNoLongerGood() throws Exception {
        assertEquals(0, run(certificates(NOW.minusSeconds(1))));

        assertTrue(
                text(out).contains("\n\"TLSCertFile\" is good until 2026-06-15T11:59:59Z, which has passed\n"),
                text(out));
        assertEquals(
                "harken [7]: Warning: \"TLSCertFile\" is not good for who trusts \"TLSCAFile\": The certificate chain uses"
                        + " expired certificate.\n",
                text(err));
    }

    /** The lines of a configuration with a certificate that is good until then. */
    private String certificates(Instant end) throws IOException {
        Authority authority = new Authority("CN=ca");
        KeyPair keys = Authority.ec("secp256r1");
        Path key = Authority.pem(
                folder.resolve("key"), "PRIVATE KEY", keys.getPrivate().getEncoded());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        byte[] certificate = authority.issue("CN=agent", keys, NOW.minus(Duration.ofDays(30)), end);
        byte[] revoked = authority.revoke(NOW, NOW.plusSeconds(60));
        return "Server=127.0.0.1\nLogType=console\nHostname=h\nTLSAccept=cert\nTLSKeyFile=" + key + "\nTLSCertFile="
                + Authority.pem(folder.resolve("cert"), "CERTIFICATE", certificate)
                + "\nTLSCAFile=" + Authority.pem(folder.resolve("ca"), "CERTIFICATE", authority.certificate())
                + "\nTLSCRLFile=" + Authority.pem(folder.resolve("crl"), "X509 CRL", revoked) + "\n";
    }

    private int run(String text) throws Exception {
        Files.writeString(file(), text);
        return test(Optional.empty()).run(Optional.of(file().toString()));
    }

    private ConfigTest test(Optional<ContainerEnvironment> container) {
        return new ConfigTest(
                new Terminal(out, err, 7),
                new ConfigurationSource(file(), container),
                new Surroundings(
                        HostPaths.under(Path.of("/")),
                        () -> 0,
                        InstantSource.fixed(NOW),
                        () -> ZoneOffset.UTC,
                        Map.of()));
    }

    private Path file() {
        return folder.resolve("a.conf");
    }

    private String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.ISO_8859_1).replace(file().toString(), "FILE");
    }
}
