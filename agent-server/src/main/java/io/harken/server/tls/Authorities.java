package io.harken.server.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Vector;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;

/** The authorities that are trusted, and the ways that lead to them. */
final class Authorities {
    private final List<X509Certificate> certificates;

    @SuppressWarnings("JdkObsolete") // As TLS asks for it.
    private final Vector<X500Name> names = new Vector<>();

    /**
     * Those of a file.
     *
     * @param certificates at least one
     * @throws IllegalArgumentException for a broken name
     */
    Authorities(List<X509Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
        for (X509Certificate certificate : certificates) {
            names.add(X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()));
        }
    }

    /** What they are called. */
    Vector<X500Name> names() {
        return names;
    }

    /** When the first of them expires. */
    Instant end() {
        return X509.end(certificates);
    }

    /** Those that are not in date, so that nothing leads to them. */
    List<String> unusable(Instant now) {
        return certificates.stream()
                .filter(authority -> !Flaw.ofDates(authority, now).isEmpty())
                .map(authority -> X509.name(authority.getSubjectX500Principal()))
                .toList();
    }

    /** Those that are in date. */
    private List<X509Certificate> inDate(Instant now) {
        return certificates.stream()
                .filter(authority -> Flaw.ofDates(authority, now).isEmpty())
                .toList();
    }

    /**
     * The way from the first certificate to an authority, both included; empty if there is none. All in it are in date, and
     * all but the authority have a secure signature. What is not in it does not matter.
     *
     * @param shown the certificate that is asked about, then those that may stand between it and an authority
     */
    List<X509Certificate> path(List<X509Certificate> shown, Instant now) throws GeneralSecurityException {
        X509Certificate first = shown.get(0);
        // The JDK does not date what is trusted.
        List<X509Certificate> trusted = inDate(now);
        if (trusted.contains(first)) {
            return List.of(first);
        }
        List<X509Certificate> secure = new ArrayList<>();
        for (X509Certificate certificate : shown) {
            if (!X509.isInsecure(certificate)) {
                secure.add(certificate);
            }
        }
        return trusted.isEmpty() || !secure.contains(first) ? List.of() : path(first, secure, trusted, now);
    }

    private static List<X509Certificate> path(
            X509Certificate first, List<X509Certificate> shown, List<X509Certificate> trusted, Instant now)
            throws GeneralSecurityException {
        Set<TrustAnchor> anchors = new HashSet<>();
        trusted.forEach(authority -> anchors.add(new TrustAnchor(authority, null)));
        X509CertSelector wanted = new X509CertSelector();
        wanted.setCertificate(first);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(shown)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        try {
            PKIXCertPathBuilderResult found = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            List<X509Certificate> path = new ArrayList<>();
            found.getCertPath().getCertificates().forEach(certificate -> path.add((X509Certificate) certificate));
            path.add(found.getTrustAnchor().getTrustedCert());
            return path;
        } catch (CertPathBuilderException e) {
            return List.of();
        }
    }

    /**
     * Why there is no path: the flaws of the one certificate that has any and is next to an authority. Only words depend on it,
     * so it goes by names alone.
     */
    Set<Flaw> flaws(List<X509Certificate> shown, Instant now) throws GeneralSecurityException {
        List<X509Certificate> line = line(shown, now);
        for (int i = line.size() - 1; i >= 0; i--) {
            Set<Flaw> flaws = flaws(line, i, now);
            if (!flaws.isEmpty()) {
                return flaws;
            }
        }
        return EnumSet.of(Flaw.UNKNOWN_ISSUER);
    }

    private Set<Flaw> flaws(List<X509Certificate> line, int i, Instant now) throws GeneralSecurityException {
        X509Certificate certificate = line.get(i);
        Set<Flaw> flaws = Flaw.ofDates(certificate, now);
        if (certificates.contains(certificate)) {
            return flaws;
        }
        if (X509.isInsecure(certificate)) {
            flaws.add(Flaw.INSECURE);
        }
        if (i + 1 == line.size()) {
            flaws.add(Flaw.UNKNOWN_ISSUER);
        } else if (line.get(i + 1).getBasicConstraints() < 0 && !certificates.contains(line.get(i + 1))) {
            flaws.add(Flaw.ISSUER_NOT_A_CA);
        }
        return flaws;
    }

    /** The first certificate, its issuer, and so on; ends with an authority if the names lead to one. */
    private List<X509Certificate> line(List<X509Certificate> shown, Instant now) {
        List<X509Certificate> line = new ArrayList<>();
        List<X509Certificate> left = new ArrayList<>(shown);
        Optional<X509Certificate> next = Optional.of(shown.get(0));
        while (next.isPresent()) {
            X509Certificate certificate = next.get();
            line.add(certificate);
            left.remove(certificate);
            next = certificates.contains(certificate) ? Optional.empty() : issuer(certificate, left, now);
        }
        return line;
    }

    /** Rather an authority than another one, and rather one in date. A root that is only shown says nothing. */
    private Optional<X509Certificate> issuer(X509Certificate certificate, List<X509Certificate> shown, Instant now) {
        Stream<X509Certificate> authorities = Stream.concat(inDate(now).stream(), certificates.stream());
        Stream<X509Certificate> others =
                shown.stream().filter(other -> !other.getSubjectX500Principal().equals(other.getIssuerX500Principal()));
        return Stream.concat(authorities, others)
                .filter(other -> other.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .findFirst();
    }
}
