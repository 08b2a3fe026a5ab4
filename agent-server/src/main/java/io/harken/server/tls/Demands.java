package io.harken.server.tls;

import io.harken.config.priority.Category;
import io.harken.config.priority.Priorities;
import io.harken.config.priority.Profile;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.tls.SignatureScheme;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of signatures and certificates beyond what is asked of all.
 *
 * @param priorities the choice of the configuration, if there is one
 */
record Demands(@Nullable Priorities priorities) {
    /** As in the names of the JDK. */
    private static final Pattern DIGEST = Pattern.compile("SHA-?(\\d+)with.*");

    /** Those that are good among signatures that the agent knows. */
    int[] among(int... schemes) {
        return Arrays.stream(schemes).filter(this::allows).toArray();
    }

    private boolean allows(int scheme) {
        return priorities == null
                || names(scheme).stream().anyMatch(name -> priorities.allows(Category.SIGNATURE, name));
    }

    private static List<String> names(int scheme) {
        return switch (scheme) {
            case SignatureScheme.rsa_pss_rsae_sha256 -> List.of("RSA-PSS-RSAE-SHA256");
            case SignatureScheme.rsa_pss_rsae_sha384 -> List.of("RSA-PSS-RSAE-SHA384");
            case SignatureScheme.rsa_pss_rsae_sha512 -> List.of("RSA-PSS-RSAE-SHA512");
            case SignatureScheme.rsa_pkcs1_sha256 -> List.of("RSA-SHA256");
            case SignatureScheme.rsa_pkcs1_sha384 -> List.of("RSA-SHA384");
            case SignatureScheme.rsa_pkcs1_sha512 -> List.of("RSA-SHA512");
            case SignatureScheme.ecdsa_secp256r1_sha256 -> List.of("ECDSA-SECP256R1-SHA256", "ECDSA-SHA256");
            case SignatureScheme.ecdsa_secp384r1_sha384 -> List.of("ECDSA-SECP384R1-SHA384", "ECDSA-SHA384");
            case SignatureScheme.ecdsa_secp521r1_sha512 -> List.of("ECDSA-SECP521R1-SHA512", "ECDSA-SHA512");
            default -> List.of();
        };
    }

    /**
     * Whether all of these certificates are strong enough.
     *
     * @param path ends with an authority, whose own signature nobody relies on
     */
    boolean areMetBy(List<X509Certificate> path) {
        if (priorities == null || !priorities.profile().isDemanding()) {
            return true;
        }
        Profile profile = priorities.profile();
        return path.stream().allMatch(certificate -> isStrongKey(certificate, profile))
                && path.subList(0, path.size() - 1).stream()
                        .allMatch(certificate -> isStrongDigest(certificate, profile));
    }

    private static boolean isStrongDigest(X509Certificate certificate, Profile profile) {
        Matcher digest = DIGEST.matcher(certificate.getSigAlgName());
        return digest.matches() && bits(digest.group(1)) >= profile.digestBits();
    }

    /** The name of SHA-1 does not say how long it is. */
    private static int bits(String digest) {
        return digest.equals("1") ? 160 : Integer.parseInt(digest);
    }

    private static boolean isStrongKey(X509Certificate certificate, Profile profile) {
        if (certificate.getPublicKey() instanceof RSAPublicKey key) {
            return key.getModulus().bitLength() >= profile.rsaBits();
        }
        return certificate.getPublicKey() instanceof ECPublicKey key
                && key.getParams().getOrder().bitLength() >= profile.curveBits();
    }
}
