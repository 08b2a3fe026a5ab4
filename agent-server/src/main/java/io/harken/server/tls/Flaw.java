package io.harken.server.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.bouncycastle.tls.AlertDescription;

/** What makes a certificate untrusted, in the words and the order of GnuTLS. */
enum Flaw {
    REVOKED("The certificate chain is revoked. ", AlertDescription.certificate_revoked),
    UNKNOWN_ISSUER("The certificate issuer is unknown. ", AlertDescription.unknown_ca),
    ISSUER_NOT_A_CA("The certificate issuer is not a CA. ", AlertDescription.unknown_ca),
    INSECURE("The certificate chain uses insecure algorithm. ", AlertDescription.bad_certificate),
    EARLY("The certificate chain uses not yet valid certificate. ", AlertDescription.certificate_expired),
    EXPIRED("The certificate chain uses expired certificate. ", AlertDescription.certificate_expired);

    private final String text;
    private final short alert;

    Flaw(String text, short alert) {
        this.text = text;
        this.alert = alert;
    }

    /** A sentence with a blank behind it. */
    String text() {
        return text;
    }

    /** What the peer is told, a number of RFC 8446 section 6. */
    short alert() {
        return alert;
    }

    /** What the dates of a certificate say. */
    static Set<Flaw> ofDates(X509Certificate certificate, Instant now) {
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        if (certificate.getNotAfter().toInstant().isBefore(now)) {
            flaws.add(EXPIRED);
        }
        if (certificate.getNotBefore().toInstant().isAfter(now)) {
            flaws.add(EARLY);
        }
        return flaws;
    }
}
