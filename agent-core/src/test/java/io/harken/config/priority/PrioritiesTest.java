package io.harken.config.priority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GnuTLS 3.7.9 and 3.8.9 make of the same strings. */
class PrioritiesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NORMAL | VERSION | TLS1.3 TLS1.2 TLS1.1 TLS1.0",
                "NORMAL | EXCHANGE | ECDHE-ECDSA ECDHE-RSA RSA DHE-RSA",
                "NORMAL | CIPHER | AES-256-GCM CHACHA20-POLY1305 AES-256-CCM AES-256-CBC AES-128-GCM AES-128-CCM"
                        + " AES-128-CBC",
                "NORMAL | MAC | SHA1 AEAD",
                "normal:-vers-tls1.3 | VERSION | TLS1.2 TLS1.1 TLS1.0",
                "PERFORMANCE | EXCHANGE | RSA ECDHE-ECDSA ECDHE-RSA DHE-RSA",
                "PFS | EXCHANGE | ECDHE-ECDSA ECDHE-RSA DHE-RSA",
                "SECURE | CIPHER | AES-256-GCM CHACHA20-POLY1305 AES-256-CBC AES-256-CCM AES-128-GCM AES-128-CBC"
                        + " AES-128-CCM",
                "SECURE192 | MAC | AEAD",
                "SECURE256 | GROUP | SECP384R1 SECP521R1 FFDHE8192",
                "SUITEB128 | VERSION | TLS1.2",
                "SUITEB192 | SIGNATURE | ECDSA-SHA384 ECDSA-SECP384R1-SHA384",
                "NONE:+VERS-TLS1.2:+PSK:+AES-128-GCM:+AEAD | VERSION | TLS1.2",
                "NONE:+VERS-TLS1.2:+PSK:+ECDHE-PSK:+PSK | EXCHANGE | PSK ECDHE-PSK",
                "NORMAL:-AES-128-GCM:!AES-256-CBC:+AES-128-GCM | CIPHER | AES-256-GCM CHACHA20-POLY1305 AES-256-CCM"
                        + " AES-128-CCM AES-128-CBC AES-128-GCM",
                "NORMAL:+PSK:-KX-ALL:+ECDHE-PSK | EXCHANGE | ECDHE-PSK",
                "NORMAL:-VERS-TLS-ALL:+VERS-TLS1.2 | VERSION | TLS1.2",
                "NORMAL:-CURVE-ALL:+CURVE-X25519:+GROUP-SECP384R1 | GROUP | X25519 SECP384R1",
                "NORMAL:-GROUP-DH-ALL | GROUP | SECP256R1 SECP384R1 SECP521R1 X25519 X448",
                "NORMAL:-GROUP-EC-ALL | GROUP | FFDHE2048 FFDHE3072 FFDHE4096 FFDHE6144 FFDHE8192",
                "NONE:+MAC-ALL:+SHA256 | MAC | SHA1 AEAD SHA256",
                "NONE:+VERS-TLS1.2:+SECURE192 | VERSION | TLS1.2",
                "NONE:+VERS-TLS1.2:+SECURE192 | CIPHER | AES-256-GCM CHACHA20-POLY1305 AES-256-CBC AES-256-CCM",
                "+VERS-TLS1.2:NORMAL | VERSION | TLS1.2 TLS1.3 TLS1.1 TLS1.0",
                "SUITEB128:+SECURE128 | VERSION | TLS1.2",
                "' NORMAL:  +SHA512' | MAC | SHA1 AEAD SHA512",
                "NORMAL:-CTYPE-ALL:-COMP-ALL:+COMP-NULL:+CTYPE-X.509:+SIGN-EdDSA-Ed25519 | MAC | SHA1 AEAD",
            })
    void chooses(String text, Category category, String expected) throws Exception {
        assertEquals(expected, String.join(" ", Priorities.parse(text).names().get(category)));
    }

    /** What Harken serves where nothing is said, as {@code zabbix_agentd} writes it. */
    @Test
    void readsTheDefaultOfAgentd() throws Exception {
        Priorities priorities = Priorities.parse("NONE:+VERS-TLS1.2:+ECDHE-RSA:+RSA:+ECDHE-PSK:+PSK:+AES-128-GCM"
                + ":+AES-128-CBC:+AEAD:+SHA256:+SHA1:+CURVE-ALL:+COMP-NULL:+SIGN-ALL:+CTYPE-X.509");

        assertTrue(priorities.allows(Category.EXCHANGE, "ECDHE-PSK"));
        assertTrue(priorities.allows(Category.SIGNATURE, "RSA-PSS-RSAE-SHA256"));
        assertFalse(priorities.allows(Category.VERSION, "TLS1.3"));
        assertEquals(1, priorities.rank(Category.CIPHER, "AES-128-CBC"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foo | foo",
                "NORMAL:-FOO:+PSK | -FOO:+PSK",
                "NORMAL:  +FOO | '  +FOO'",
                "'NORMAL ' | 'NORMAL '",
                "NORMAL::+PSK | :+PSK",
                "NORMAL:NONE | NONE",
                "NORMAL:+NONE | +NONE",
                "NORMAL:-SECURE128 | -SECURE128",
                "NORMAL:AES-128-GCM | AES-128-GCM",
                "NORMAL:+SECP256R1 | +SECP256R1",
                "NORMAL:+CURVE-FFDHE2048 | +CURVE-FFDHE2048",
                "NORMAL:+VERS-TLS1.4 | +VERS-TLS1.4",
                "NORMAL:+CTYPE-FOO | +CTYPE-FOO",
                "NORMAL:%FOO | %FOO",
                "NORMAL:%compat | %compat",
                "NORMAL:%PROFILE_FOO | %PROFILE_FOO",
                "NORMAL:* | *",
                "NORMAL:- | -",
                "@SYSTEM:+PSK | @SYSTEM:+PSK",
                "EECDH+aRSA+AES128:RSA+aRSA+AES128 | EECDH+aRSA+AES128:RSA+aRSA+AES128",
                "ECDHE-PSK-AES128-CBC-SHA256 | ECDHE-PSK-AES128-CBC-SHA256",
            })
    void saysWhereItIsWrong(String text, String from) {
        PriorityException problem = assertThrows(PriorityException.class, () -> Priorities.parse(text));

        assertTrue(problem.isInvalid());
        assertEquals(
                "-50: The request is invalid.: error occurred at position: \"" + from + "\"", problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NORMAL:"})
    void refusesWhatIsEmpty(String text) {
        PriorityException problem = assertThrows(PriorityException.class, () -> Priorities.parse(text));

        assertEquals("-50: The request is invalid.: error occurred at position: \"\"", problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FORCE_ETM", "%FORCE_SESSION_HASH", "%NO_EXTENSIONS"})
    void refusesWhatItCannotDo(String option) {
        PriorityException problem =
                assertThrows(PriorityException.class, () -> Priorities.parse("NORMAL:" + option + ":+FOO"));

        assertFalse(problem.isInvalid());
        assertEquals(option, problem.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL, LOW",
        "NONE:+VERS-TLS1.2, VERY_WEAK",
        "SECURE256, HIGH",
        "SUITEB192, SUITEB192",
        "NORMAL:+SECURE192, LOW",
        "SECURE192:+SECURE128, LOW",
        "NORMAL:%PROFILE_ULTRA, ULTRA",
        "NORMAL:%PROFILE_HIGH:%PROFILE_LEGACY, LEGACY",
    })
    void saysHowStrongCertificatesMustBe(String text, Profile expected) throws Exception {
        assertEquals(expected, Priorities.parse(text).profile());
    }

    @Test
    void saysWhoDecides() throws Exception {
        assertFalse(Priorities.parse("NORMAL:%COMPAT").serverDecides());
        assertTrue(Priorities.parse("NORMAL:%SERVER_PRECEDENCE").serverDecides());
    }
}
