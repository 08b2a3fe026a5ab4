package io.harken.config.priority;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be chosen, and by which names: those that GnuTLS 3.7 and 3.8 have for TLS, in upper case. */
public enum Category {
    /** Versions of the protocol. */
    VERSION("VERS-", "TLS1.0 TLS1.1 TLS1.2 TLS1.3 SSL3.0 DTLS0.9 DTLS1.0 DTLS1.2"),
    /** Groups of a key exchange. */
    GROUP(
            "GROUP-",
            "SECP192R1 SECP224R1 SECP256R1 SECP384R1 SECP521R1 X25519 X448 FFDHE2048 FFDHE3072 FFDHE4096 FFDHE6144"
                    + " FFDHE8192 GC256A GC256B GC256C GC256D GC512A GC512B GC512C"),
    /** Signatures. */
    SIGNATURE(
            "SIGN-",
            "RSA-SHA256 RSA-SHA384 RSA-SHA512 RSA-PSS-SHA256 RSA-PSS-RSAE-SHA256 RSA-PSS-SHA384 RSA-PSS-RSAE-SHA384"
                    + " RSA-PSS-SHA512 RSA-PSS-RSAE-SHA512 EDDSA-ED25519 EDDSA-ED448 ECDSA-SHA256 ECDSA-SHA384 ECDSA-SHA512"
                    + " ECDSA-SECP256R1-SHA256 ECDSA-SECP384R1-SHA384 ECDSA-SECP521R1-SHA512 ECDSA-SHA3-224 ECDSA-SHA3-256"
                    + " ECDSA-SHA3-384 ECDSA-SHA3-512 RSA-SHA3-224 RSA-SHA3-256 RSA-SHA3-384 RSA-SHA3-512 DSA-SHA3-224"
                    + " DSA-SHA3-256 DSA-SHA3-384 DSA-SHA3-512 RSA-SHA1 RSA-SHA224 RSA-RMD160 DSA-SHA1 DSA-SHA224"
                    + " DSA-SHA256 DSA-SHA384 DSA-SHA512 RSA-MD5 RSA-MD2 ECDSA-SHA1 ECDSA-SHA224 GOSTR341012-512"
                    + " GOSTR341012-256 GOSTR341001"),
    /** Kinds of certificates; Harken has one. */
    CERTIFICATE("CTYPE-", "X509 X.509 OPENPGP RAWPK CLI-X509 SRV-X509 CLI-RAWPK SRV-RAWPK"),
    /** Compression, which there never is. */
    COMPRESSION("COMP-", "NULL DEFLATE LZO"),
    /** Key exchanges of version 1.2, and whether a pre-shared key is good in version 1.3. */
    EXCHANGE(
            "",
            "ECDHE-RSA ECDHE-ECDSA RSA DHE-RSA DHE-DSS PSK RSA-PSK DHE-PSK ECDHE-PSK SRP-DSS SRP-RSA SRP ANON-DH"
                    + " ANON-ECDH VKO-GOST-12 RSA-EXPORT"),
    /** Ciphers. */
    CIPHER(
            "",
            "AES-256-CBC AES-192-CBC AES-128-CBC AES-128-GCM AES-192-GCM AES-256-GCM AES-128-CCM AES-256-CCM"
                    + " AES-128-CCM-8 AES-256-CCM-8 ARCFOUR-128 ESTREAM-SALSA20-256 SALSA20-256 CAMELLIA-256-CBC"
                    + " CAMELLIA-192-CBC CAMELLIA-128-CBC CHACHA20-POLY1305 CAMELLIA-128-GCM CAMELLIA-256-GCM"
                    + " GOST28147-TC26Z-CNT 3DES-CBC DES-CBC RC2-40 NULL"),
    /** Codes that protect messages; AEAD where the cipher does so itself. */
    MAC("", "SHA1 SHA256 SHA384 SHA512 SHA224 UMAC-96 UMAC-128 AEAD MD5 GOST28147-TC26Z-IMIT");

    /** Curves had names of their own. */
    private static final String CURVE = "CURVE-";

    private static final List<String> NO_CURVES = List.of("FFDHE", "GC", "DH-", "EC-", "GOST-");

    private final String prefix;
    private final String known;

    Category(String prefix, String known) {
        this.prefix = prefix;
        this.known = known;
    }

    /** One name of a category, or one for several. */
    record Name(Category category, String text) {}

    /** Finds what a word stands for, whatever its case. */
    static Optional<Name> find(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        if (name.startsWith(CURVE)) {
            String curve = name.substring(CURVE.length());
            return NO_CURVES.stream().anyMatch(curve::startsWith) ? Optional.empty() : GROUP.name(curve);
        }
        return Arrays.stream(values())
                .filter(category -> name.startsWith(category.prefix))
                .flatMap(category -> category.name(name.substring(category.prefix.length())).stream())
                .findFirst();
    }

    private Optional<Name> name(String text) {
        return List.of(known.split(" ")).contains(text) || Collective.exists(this, text)
                ? Optional.of(new Name(this, text))
                : Optional.empty();
    }
}
