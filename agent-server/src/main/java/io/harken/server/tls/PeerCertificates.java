package io.harken.server.tls;

import io.harken.item.ByteText;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Vector;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsServerContext;
import org.bouncycastle.tls.TlsUtils;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates of peers are good: issued by a trusted authority, in date, not revoked, strong enough, and of the issuer
 * and subject that are asked for. Names of hosts do not matter.
 */
final class PeerCertificates {
    private static final String NOT_TRUSTED = "from {}: invalid peer certificate: The certificate is NOT trusted. ";

    private final Authorities authorities;

    @SuppressWarnings("JdkObsolete") // As it is asked for.
    private final Vector<SignatureAndHashAlgorithm> signatures = new Vector<>();

    private final RevocationLists revoked;
    private final Optional<String> issuer;
    private final Optional<String> subject;
    private final Demands demands;
    private final InstantSource clock;

    /**
     * A judge of certificates.
     *
     * @param authorities whose certificates are good
     * @param revoked which of them are not
     * @param issuer the issuer that is asked for, in {@link ByteText}
     * @param subject the subject that is asked for, in {@link ByteText}
     * @param demands how strong signatures and certificates must be
     */
    PeerCertificates(
            Authorities authorities,
            RevocationLists revoked,
            Optional<String> issuer,
            Optional<String> subject,
            Demands demands,
            InstantSource clock) {
        this.authorities = authorities;
        for (int scheme : demands.among(SignatureSchemes.ALL)) {
            signatures.add(SignatureScheme.getSignatureAndHashAlgorithm(scheme));
        }
        this.revoked = revoked;
        this.issuer = issuer;
        this.subject = subject;
        this.demands = demands;
        this.clock = clock;
    }

    /** Asks a peer for its certificate. */
    CertificateRequest request(TlsServerContext context) throws IOException {
        return TlsUtils.isTLSv13(context)
                ? new CertificateRequest(TlsUtils.EMPTY_BYTES, signatures, null, authorities.names())
                : new CertificateRequest(
                        new short[] {ClientCertificateType.rsa_sign, ClientCertificateType.ecdsa_sign},
                        signatures,
                        authorities.names());
    }

    /** Says what is wrong with the certificates of a peer, of which there is at least one, if anything is; the first is its own. */
    @Nullable
    PeerRefusal judge(List<byte[]> shown) {
        try {
            List<X509Certificate> chain = new ArrayList<>();
            for (byte[] certificate : shown) {
                chain.add(X509.certificate(certificate));
            }
            Set<Flaw> flaws = flaws(chain);
            return flaws.isEmpty()
                    ? judgeNames(chain.get(0))
                    : new PeerRefusal(
                            NOT_TRUSTED + text(flaws), flaws.iterator().next().alert());
        } catch (GeneralSecurityException e) {
            return new PeerRefusal(NOT_TRUSTED + Flaw.UNKNOWN_ISSUER.text(), AlertDescription.bad_certificate);
        }
    }

    /** Whose certificates are good. */
    Authorities authorities() {
        return authorities;
    }

    /** Those that are not good although an authority has issued them. */
    RevocationLists revoked() {
        return revoked;
    }

    /** Says what is wrong with certificates, whatever their issuer and subject, if anything is. */
    Optional<String> distrust(List<X509Certificate> shown) {
        try {
            Set<Flaw> flaws = flaws(shown);
            return flaws.isEmpty() ? Optional.empty() : Optional.of(text(flaws).strip());
        } catch (GeneralSecurityException e) {
            return Optional.of(Flaw.UNKNOWN_ISSUER.text().strip());
        }
    }

    private static String text(Set<Flaw> flaws) {
        return flaws.stream().map(Flaw::text).collect(Collectors.joining());
    }

    private Set<Flaw> flaws(List<X509Certificate> shown) throws GeneralSecurityException {
        Instant now = clock.instant();
        List<X509Certificate> path = authorities.path(shown, now);
        if (path.isEmpty()) {
            return authorities.flaws(shown, now);
        }
        if (revoked.contain(path)) {
            return EnumSet.of(Flaw.REVOKED);
        }
        return demands.areMetBy(path) ? Set.of() : EnumSet.of(Flaw.INSECURE);
    }

    private @Nullable PeerRefusal judgeNames(X509Certificate certificate) {
        if (!isAsAsked(issuer, certificate.getIssuerX500Principal())) {
            return new PeerRefusal("certificate issuer does not match for {}", AlertDescription.access_denied);
        }
        if (!isAsAsked(subject, certificate.getSubjectX500Principal())) {
            return new PeerRefusal("certificate subject does not match for {}", AlertDescription.access_denied);
        }
        return null;
    }

    private static boolean isAsAsked(Optional<String> asked, X500Principal name) {
        return asked.isEmpty() || asked.get().equals(DistinguishedName.text(name.getEncoded()));
    }
}
