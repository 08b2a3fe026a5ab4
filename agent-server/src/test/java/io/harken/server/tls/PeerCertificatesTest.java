package io.harken.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.server.tls.Authority.Signing;
import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which certificates lead to an authority, and what is said of the others: as {@code zabbix_agentd} does. */
class PeerCertificatesTest {
    private static final Instant NOW = Authority.NOW;
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(900));
    private static final Instant MUCH_LATER = NOW.plus(Duration.ofDays(900));
    private static final String GOOD = "";
    private static final String REVOKED = "The certificate chain is revoked. ";
    private static final String UNKNOWN = "The certificate issuer is unknown. ";
    private static final String NOT_A_CA = "The certificate issuer is not a CA. ";
    private static final String INSECURE = "The certificate chain uses insecure algorithm. ";
    private static final String EARLY = "The certificate chain uses not yet valid certificate. ";
    private static final String EXPIRED = "The certificate chain uses expired certificate. ";

    private static final Authority ROOT = new Authority("CN=ca root\\, Inc,O=Test Org");
    private static final Authority FOREIGN = new Authority("CN=foreign");
    private static final Authority MIDDLE = ROOT.subordinate("CN=middle", Signing.SHA256);
    private static final KeyPair KEYS = Authority.ec("secp256r1");
    private static final byte[] LEAF = ROOT.issue("O=Zabbix,CN=server", KEYS);
    private static final byte[] BELOW = MIDDLE.issue("CN=server", KEYS);

    @Test
    void anyOfSeveralAuthoritiesIsTrusted() throws Exception {
        byte[] other = FOREIGN.issue("CN=s", KEYS);

        assertEquals(GOOD, judge(List.of(FOREIGN, ROOT), LEAF));
        assertEquals(GOOD, judge(List.of(FOREIGN, ROOT), other));
        assertEquals(UNKNOWN, judge(List.of(ROOT), other));
    }

    @Test
    void ofAuthoritiesOfTheSameNameTheOneWithTheKeyCounts() throws Exception {
        Authority namesake = new Authority("CN=ca root\\, Inc,O=Test Org");

        assertEquals(GOOD, judge(List.of(namesake, ROOT), LEAF));
        assertEquals(UNKNOWN, judge(List.of(namesake), LEAF));
    }

    @Test
    void anAuthorityBetweenMustBeShown() throws Exception {
        assertEquals(GOOD, judge(List.of(ROOT), BELOW, MIDDLE.certificate()));
        assertEquals(GOOD, judge(List.of(ROOT), BELOW, LEAF, MIDDLE.certificate(), ROOT.certificate()));
        assertEquals(UNKNOWN, judge(List.of(ROOT), BELOW));
        assertEquals(GOOD, judge(List.of(MIDDLE), BELOW), "unless it is trusted");
    }

    @Test
    void onlyAuthoritiesCanIssue() throws Exception {
        Authority usurper = new Authority("O=Zabbix,CN=server");
        byte[] certificate = ROOT.issue("O=Zabbix,CN=server", usurper.keys());

        assertEquals(NOT_A_CA, judge(List.of(ROOT), usurper.issue("CN=s", KEYS), certificate));
    }

    @Test
    void whatIsTrustedItselfIsGood() throws Exception {
        assertEquals(GOOD, judge(List.of(ROOT), ROOT.certificate()));
        assertEquals(EXPIRED, judge(List.of(expired(ROOT)), expired(ROOT).certificate()));
    }

    @Test
    void authoritiesMustBeInDate() throws Exception {
        Authority early = ROOT.renewed(NOW.plusSeconds(1), MUCH_LATER);

        assertEquals(EXPIRED, judge(List.of(expired(ROOT)), LEAF));
        assertEquals(EARLY, judge(List.of(early), LEAF));
        assertEquals(GOOD, judge(List.of(expired(ROOT), early, ROOT), LEAF), "the renewed one is");
        assertEquals(EXPIRED, judge(List.of(expired(ROOT), FOREIGN), LEAF));
    }

    @Test
    void allThatLeadToAnAuthorityMustBeInDate() throws Exception {
        byte[] expired = ROOT.issue("CN=s", KEYS, LONG_AGO, NOW.minusSeconds(1));
        byte[] early = ROOT.issue("CN=s", KEYS, NOW.plusSeconds(1), MUCH_LATER);

        assertEquals(EXPIRED, judge(List.of(ROOT), expired));
        assertEquals(EARLY, judge(List.of(ROOT), early));
        assertEquals(UNKNOWN + EXPIRED, judge(List.of(FOREIGN), expired, ROOT.certificate()));
    }

    @Test
    void whatLeadsNowhereDoesNotMatter() throws Exception {
        byte[] old = ROOT.issue("CN=old", KEYS, LONG_AGO, NOW.minusSeconds(1));

        assertEquals(GOOD, judge(List.of(ROOT), LEAF, expired(ROOT).certificate()));
        assertEquals(GOOD, judge(List.of(ROOT), LEAF, old));
        assertEquals(GOOD, judge(List.of(ROOT), LEAF, ROOT.issue("CN=s", KEYS, Signing.SHA1)));
    }

    @ParameterizedTest
    @EnumSource(value = Signing.class, names = "SHA256", mode = EnumSource.Mode.EXCLUDE)
    void signaturesThatCanBeForgedAreRefused(Signing signing) throws Exception {
        Authority middle = ROOT.subordinate("CN=m", signing);

        assertEquals(INSECURE, judge(List.of(ROOT), ROOT.issue("CN=s", KEYS, signing)));
        assertEquals(INSECURE, judge(List.of(ROOT), middle.issue("CN=s", KEYS), middle.certificate()));
        assertEquals(UNKNOWN + INSECURE, judge(List.of(ROOT), FOREIGN.issue("CN=s", KEYS, signing)));
    }

    @Test
    void whatIsInAListIsRevoked() throws Exception {
        assertEquals(REVOKED, judge(ROOT.revoke(NOW, MUCH_LATER, number(LEAF)), LEAF));
        assertEquals(GOOD, judge(ROOT.revoke(NOW, MUCH_LATER, number(LEAF) + 1), LEAF));
        assertEquals(GOOD, judge(FOREIGN.revoke(NOW, MUCH_LATER, number(LEAF)), LEAF));
    }

    @Test
    void aRevokedAuthorityMakesNoneGood() throws Exception {
        byte[] middle = MIDDLE.certificate();

        assertEquals(REVOKED, judge(ROOT.revoke(NOW, MUCH_LATER, number(middle)), BELOW, middle));
        assertEquals(REVOKED, judge(MIDDLE.revoke(NOW, MUCH_LATER, number(BELOW)), BELOW, middle));
        assertEquals(GOOD, judge(ROOT.revoke(NOW, MUCH_LATER, number(middle) + 1), BELOW, middle));
    }

    @Test
    void aListRevokesWhateverItsDatesAreAndMoreItDoesNot() throws Exception {
        Authority namesake = new Authority("CN=ca root\\, Inc,O=Test Org");
        for (int number : new int[] {number(LEAF), number(LEAF) + 1}) {
            String expected = number == number(LEAF) ? REVOKED : GOOD;
            assertEquals(expected, judge(ROOT.revoke(LONG_AGO, NOW.minusSeconds(1), number), LEAF));
            assertEquals(expected, judge(ROOT.revoke(NOW.plusSeconds(1), MUCH_LATER, number), LEAF));
            assertEquals(expected, judge(namesake.revoke(NOW, MUCH_LATER, number), LEAF));
        }
    }

    @Test
    void comparesIssuerAndSubjectExactly() throws Exception {
        String issuer = "O=Test Org,CN=ca root\\, Inc";

        assertEquals(GOOD, judge(Optional.of(issuer), Optional.of("CN=server,O=Zabbix")));
        assertEquals(
                "certificate issuer does not match for {}",
                judge(Optional.of(issuer.replace("O=", "o=")), Optional.empty()));
        assertEquals(
                "certificate subject does not match for {}",
                judge(Optional.of(issuer), Optional.of("O=Zabbix,CN=server")));
    }

    private static Authority expired(Authority authority) {
        return authority.renewed(LONG_AGO, NOW.minusSeconds(1));
    }

    private static int number(byte[] certificate) throws Exception {
        return X509.certificate(certificate).getSerialNumber().intValueExact();
    }

    private static String judge(List<Authority> authorities, byte[]... shown) throws Exception {
        return judge(authorities, List.of(), Optional.empty(), Optional.empty(), shown);
    }

    private static String judge(byte[] list, byte[]... shown) throws Exception {
        return judge(List.of(ROOT), List.of(list), Optional.empty(), Optional.empty(), shown);
    }

    private static String judge(Optional<String> issuer, Optional<String> subject) throws Exception {
        return judge(List.of(ROOT), List.of(), issuer, subject, LEAF);
    }

    /** What is said of certificates, without what all of it begins with. */
    private static String judge(
            List<Authority> authorities,
            List<byte[]> lists,
            Optional<String> issuer,
            Optional<String> subject,
            byte[]... shown)
            throws Exception {
        List<X509Certificate> trusted = new ArrayList<>();
        for (Authority authority : authorities) {
            trusted.add(X509.certificate(authority.certificate()));
        }
        List<X509CRL> revoked = new ArrayList<>();
        for (byte[] list : lists) {
            revoked.add((X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list)));
        }
        PeerRefusal refusal = new PeerCertificates(
                        new Authorities(trusted),
                        new RevocationLists(revoked),
                        issuer,
                        subject,
                        new Demands(null),
                        InstantSource.fixed(NOW))
                .judge(List.of(shown));
        return refusal == null
                ? GOOD
                : refusal.reason()
                        .replaceFirst("from \\{}: invalid peer certificate: The certificate is NOT trusted[.] ", "");
    }
}
