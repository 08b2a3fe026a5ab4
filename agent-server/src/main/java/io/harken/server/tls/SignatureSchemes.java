package io.harken.server.tls;

import java.util.stream.IntStream;
import org.bouncycastle.tls.SignatureScheme;

/** The signatures of handshakes, the best first. */
final class SignatureSchemes {
    /** Those of a curve are bound to it since version 1.3. */
    static final int[] ECDSA = {
        SignatureScheme.ecdsa_secp256r1_sha256,
        SignatureScheme.ecdsa_secp384r1_sha384,
        SignatureScheme.ecdsa_secp521r1_sha512
    };

    static final int[] RSA = {
        SignatureScheme.rsa_pss_rsae_sha256,
        SignatureScheme.rsa_pss_rsae_sha384,
        SignatureScheme.rsa_pss_rsae_sha512,
        SignatureScheme.rsa_pkcs1_sha256,
        SignatureScheme.rsa_pkcs1_sha384,
        SignatureScheme.rsa_pkcs1_sha512
    };

    static final int[] ALL =
            IntStream.concat(IntStream.of(ECDSA), IntStream.of(RSA)).toArray();

    private SignatureSchemes() {}
}
