package io.harken.server.tls;

import io.harken.item.ByteText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** Certificates and revocation lists as the JDK knows them. */
final class X509 {
    /** That of RFC 7468, and what OpenSSL wrote long ago. */
    private static final Set<String> LABELS = Set.of("CERTIFICATE", "X509 CERTIFICATE");

    private static final String PSS = "RSASSA-PSS";

    private static final Pattern BROKEN_DIGEST = Pattern.compile("(?:MD[245]|SHA-?1)(?:with.*)?");

    private X509() {}

    /** A certificate of these bytes. */
    static X509Certificate certificate(byte[] bytes) throws GeneralSecurityException {
        return (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(bytes));
    }

    /** The certificates of a file. */
    static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (KeyFiles.Block block : KeyFiles.read(file)) {
            if (LABELS.contains(block.label())) {
                certificates.add(certificate(block.bytes()));
            }
        }
        return certificates;
    }

    /** The revocation lists of a file, of which there is at least one. */
    static List<X509CRL> revocationLists(Path file) throws IOException, GeneralSecurityException {
        List<X509CRL> lists = new ArrayList<>();
        for (KeyFiles.Block block : KeyFiles.read(file)) {
            if (block.label().equals("X509 CRL")) {
                lists.add((X509CRL) factory().generateCRL(new ByteArrayInputStream(block.bytes())));
            }
        }
        if (lists.isEmpty()) {
            throw new IOException("-34: Base64 decoding error.");
        }
        return lists;
    }

    /** When the first of them expires; there is at least one. */
    static Instant end(List<X509Certificate> certificates) {
        return certificates.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether a certificate is signed over a digest that others can forge. */
    static boolean isInsecure(X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = certificate.getSigAlgName();
        return BROKEN_DIGEST
                .matcher(algorithm.equals(PSS) ? digestOfPss(certificate) : algorithm)
                .matches();
    }

    private static String digestOfPss(X509Certificate certificate) throws GeneralSecurityException {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance(PSS);
            parameters.init(certificate.getSigAlgParams());
            return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        } catch (IOException e) {
            throw new CertificateException(e);
        }
    }

    /** A name for a reader, in {@link ByteText}. */
    static String name(X500Principal principal) {
        return ByteText.utf8(principal.getName());
    }

    private static CertificateFactory factory() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509");
    }
}
