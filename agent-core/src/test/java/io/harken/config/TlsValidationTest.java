package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** First lines as {@code zabbix_agentd} 7.0.22 printed them; a blank parts the parameters. */
class TlsValidationTest {
    private static final String CERTIFICATE = "TLSCertFile=c TLSKeyFile=k TLSCAFile=a ";
    private static final String KEY = "TLSPSKFile=f TLSPSKIdentity=i ";

    @TempDir
    private Path folder;

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("TLSConnect=", "configuration parameter \"TLSConnect\" is defined but empty"),
                arguments("TLSCipherAll= TLSAccept=x", "configuration parameter \"TLSCipherAll\" is defined but empty"),
                arguments("TLSConnect=x TLSAccept=x", "invalid value of \"TLSConnect\" parameter"),
                arguments("TLSConnect=psk,cert", "invalid value of \"TLSConnect\" parameter"),
                arguments("TLSAccept=PSK TLSKeyFile=k", "invalid value of \"TLSAccept\" parameter"),
                arguments("TLSAccept=unencrypted,", "invalid value of \"TLSAccept\" parameter"),
                arguments("TLSAccept=psk", value("TLSAccept", "TLSPSKFile")),
                arguments("TLSAccept=psk,cert", value("TLSAccept", "TLSCertFile")),
                arguments("TLSAccept=psk,cert " + CERTIFICATE, value("TLSAccept", "TLSPSKFile")),
                arguments("TLSConnect=cert TLSAccept=psk ServerActive=s", value("TLSConnect", "TLSCertFile")),
                arguments("TLSConnect=cert TLSAccept=psk", value("TLSAccept", "TLSPSKFile")),
                arguments("TLSConnect=psk ServerActive=s", value("TLSConnect", "TLSPSKFile")),
                arguments("TLSCertFile=c", without("TLSCertFile", "TLSKeyFile")),
                arguments("TLSKeyFile=k TLSCAFile=a", without("TLSKeyFile", "TLSCertFile")),
                arguments("TLSCertFile=c TLSKeyFile=k", without("TLSCertFile", "TLSCAFile")),
                arguments("TLSCAFile=a TLSCRLFile=l", without("TLSCAFile", "TLSCertFile")),
                arguments("TLSCRLFile=l TLSServerCertIssuer=i", without("TLSCRLFile", "TLSCertFile")),
                arguments("TLSServerCertIssuer=i", without("TLSServerCertIssuer", "TLSCertFile")),
                arguments("TLSServerCertSubject=s TLSPSKFile=f", without("TLSServerCertSubject", "TLSCertFile")),
                arguments("TLSPSKFile=f TLSAccept=cert", without("TLSPSKFile", "TLSPSKIdentity")),
                arguments("TLSPSKIdentity=i", without("TLSPSKIdentity", "TLSPSKFile")),
                arguments(CERTIFICATE, without("TLSCertFile", "TLSAccept")),
                arguments(KEY + "TLSCipherCert=x", without("TLSPSKFile", "TLSAccept")),
                arguments(CERTIFICATE + "ServerActive=s", without("TLSCertFile", "TLSConnect")),
                arguments(KEY + "ServerActive=s TLSAccept=psk", without("TLSPSKFile", "TLSConnect")),
                arguments("TLSCipherCert=x TLSCipherAll=x", without("TLSCipherCert", "TLSCertFile")),
                arguments("TLSCipherPSK=x", without("TLSCipherPSK", "TLSPSKIdentity")),
                arguments(
                        "TLSCipherAll=x",
                        "parameter \"TLSCipherAll\" is defined, but neither \"TLSCertFile\" nor \"TLSPSKIdentity\" is"
                                + " defined"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void saysFirstWhatAgentdSays(String parameters, String expected) throws Exception {
        assertEquals("ERROR: " + expected, problems(parameters).get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLSConnect=psk",
                "TLSAccept=unencrypted",
                "TLSAccept=unencrypted,unencrypted",
                CERTIFICATE + "TLSAccept=unencrypted TLSCRLFile=l TLSCipherAll=x TLSCipherCert=x",
                KEY + "TLSAccept=unencrypted TLSCipherPSK=x TLSCipherAll=x",
                KEY + "TLSAccept=psk",
                CERTIFICATE + KEY + "TLSAccept=psk,cert",
                KEY + "TLSAccept=unencrypted TLSConnect=unencrypted ServerActive=s",
            })
    void accepts(String parameters) throws Exception {
        AgentConfigReader.read(file(parameters), ConfigUse.FOREGROUND);
    }

    @Test
    void readsTheCiphersOfWhatIsAccepted() throws Exception {
        String hint = "it takes a priority string of GnuTLS, as NORMAL or NONE:+VERS-TLS1.2:..., not one of OpenSSL";
        assertEquals(
                List.of(
                        "ERROR: gnutls_priority_init() for \"ciphersuites_psk\" with TLSCipherPSK or --tls-cipher"
                                + " parameter failed: -50: The request is invalid.: error occurred at position: \"x\"",
                        "\"TLSCipherPSK\" is given in config file \"" + folder.resolve("a.conf") + "\", line 6",
                        hint),
                problems(KEY + "TLSAccept=unencrypted,psk TLSCipherPSK=x TLSCipherAll=x"));
        assertEquals(
                List.of(
                        "ERROR: gnutls_priority_init() for \"ciphersuites_cert\" with TLSCipherCert or --tls-cipher"
                                + " parameter failed: -50: The request is invalid.: error occurred at position: \"-X\"",
                        "\"TLSCipherCert\" is given in config file \"" + folder.resolve("a.conf") + "\", line 9",
                        hint,
                        "ERROR: gnutls_priority_init() for \"ciphersuites_all\" with TLSCipherAll parameter failed: -50:"
                                + " The request is invalid.: error occurred at position: \"\"",
                        "\"TLSCipherAll\" is given in config file \"" + folder.resolve("a.conf") + "\", line 10",
                        hint),
                problems(CERTIFICATE + KEY + "TLSAccept=psk,cert TLSCipherCert=NORMAL:-X TLSCipherAll=NORMAL:"));
        assertEquals(
                List.of(
                        "ERROR: Harken cannot do \"%FORCE_ETM\"",
                        "\"TLSCipherPSK\" is given in config file \"" + folder.resolve("a.conf") + "\", line 6"),
                problems(KEY + "TLSAccept=psk TLSCipherPSK=NORMAL:%FORCE_ETM"));
    }

    @Test
    void saysWhichCiphersAreNotUsed() throws Exception {
        assertEquals(
                List.of("Warning: not used, because of \"TLSAccept\": TLSCipherAll"),
                read(KEY + "TLSAccept=psk TLSCipherPSK=NORMAL:+PSK TLSCipherAll=x")
                        .warnings());
        assertEquals(
                List.of("Warning: not used, because of \"TLSAccept\": TLSCipherPSK"),
                read(CERTIFICATE + KEY + "TLSAccept=psk,cert TLSCipherPSK=NORMAL TLSCipherAll=NORMAL")
                        .warnings());
    }

    @Test
    void doesNotMatterToItemsThatAreTested() throws Exception {
        AgentConfigReader.read(file("TLSAccept=bad TLSCipherAll13=x"), ConfigUse.TEST);
        AgentConfigReader.read(file(KEY + "TLSAccept=psk TLSCipherPSK=x"), ConfigUse.TEST);
    }

    private static String without(String given, String missing) {
        return "parameter \"" + given + "\" is defined, but \"" + missing + "\" is not defined";
    }

    private static String value(String parameter, String missing) {
        return "parameter \"" + parameter + "\" value requires \"" + missing + "\", but it is not defined";
    }

    private List<String> problems(String parameters) throws Exception {
        String file = file(parameters);
        return assertThrows(ConfigException.class, () -> AgentConfigReader.read(file, ConfigUse.FOREGROUND))
                .problems();
    }

    private AgentConfig read(String parameters) throws Exception {
        return AgentConfigReader.read(file(parameters), ConfigUse.FOREGROUND);
    }

    private String file(String parameters) throws Exception {
        String lines = "Server=::1\nLogType=console\n" + parameters.strip().replace(' ', '\n') + "\n";
        return Files.writeString(folder.resolve("a.conf"), lines).toString();
    }
}
