package io.harken.server.tls;

import java.util.List;
import org.bouncycastle.tls.CipherSuite;

/**
 * A cipher suite that the agent can serve where it is asked for. None is weak: there are none without encryption or
 * authentication, none with RC4, 3DES or MD5, and none with a short code (CCM-8).
 *
 * @param id its number (IANA)
 * @param version the version of the protocol, as GnuTLS calls it; so are the others
 * @param exchange the key exchange; empty in version 1.3, where it is no part of the suite
 * @param cipher the cipher
 * @param mac the code that protects messages
 */
record Suite(int id, String version, String exchange, String cipher, String mac) {
    private static final String AEAD = "AEAD";

    static final List<Suite> ALL = List.of(
            in13(CipherSuite.TLS_AES_128_GCM_SHA256, "AES-128-GCM"),
            in13(CipherSuite.TLS_AES_256_GCM_SHA384, "AES-256-GCM"),
            in13(CipherSuite.TLS_CHACHA20_POLY1305_SHA256, "CHACHA20-POLY1305"),
            in13(CipherSuite.TLS_AES_128_CCM_SHA256, "AES-128-CCM"),
            in12(CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256, "ECDHE-PSK", "AES-128-CBC", "SHA256"),
            in12(CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA, "ECDHE-PSK", "AES-128-CBC", "SHA1"),
            in12(CipherSuite.TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA384, "ECDHE-PSK", "AES-256-CBC", "SHA384"),
            in12(CipherSuite.TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA, "ECDHE-PSK", "AES-256-CBC", "SHA1"),
            in12(CipherSuite.TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256, "ECDHE-PSK", "CHACHA20-POLY1305", AEAD),
            in12(CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256, "PSK", "AES-128-GCM", AEAD),
            in12(CipherSuite.TLS_PSK_WITH_AES_256_GCM_SHA384, "PSK", "AES-256-GCM", AEAD),
            in12(CipherSuite.TLS_PSK_WITH_CHACHA20_POLY1305_SHA256, "PSK", "CHACHA20-POLY1305", AEAD),
            in12(CipherSuite.TLS_PSK_WITH_AES_128_CCM, "PSK", "AES-128-CCM", AEAD),
            in12(CipherSuite.TLS_PSK_WITH_AES_256_CCM, "PSK", "AES-256-CCM", AEAD),
            in12(CipherSuite.TLS_PSK_WITH_AES_128_CBC_SHA256, "PSK", "AES-128-CBC", "SHA256"),
            in12(CipherSuite.TLS_PSK_WITH_AES_128_CBC_SHA, "PSK", "AES-128-CBC", "SHA1"),
            in12(CipherSuite.TLS_PSK_WITH_AES_256_CBC_SHA384, "PSK", "AES-256-CBC", "SHA384"),
            in12(CipherSuite.TLS_PSK_WITH_AES_256_CBC_SHA, "PSK", "AES-256-CBC", "SHA1"),
            in12(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, "ECDHE-RSA", "AES-128-GCM", AEAD),
            in12(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, "ECDHE-RSA", "AES-256-GCM", AEAD),
            in12(CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, "ECDHE-RSA", "CHACHA20-POLY1305", AEAD),
            in12(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, "ECDHE-RSA", "AES-128-CBC", "SHA256"),
            in12(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, "ECDHE-RSA", "AES-128-CBC", "SHA1"),
            in12(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, "ECDHE-RSA", "AES-256-CBC", "SHA384"),
            in12(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, "ECDHE-RSA", "AES-256-CBC", "SHA1"),
            in12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "ECDHE-ECDSA", "AES-128-GCM", AEAD),
            in12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, "ECDHE-ECDSA", "AES-256-GCM", AEAD),
            in12(CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, "ECDHE-ECDSA", "CHACHA20-POLY1305", AEAD),
            in12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM, "ECDHE-ECDSA", "AES-128-CCM", AEAD),
            in12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CCM, "ECDHE-ECDSA", "AES-256-CCM", AEAD),
            in12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, "ECDHE-ECDSA", "AES-128-CBC", "SHA256"),
            in12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, "ECDHE-ECDSA", "AES-128-CBC", "SHA1"),
            in12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384, "ECDHE-ECDSA", "AES-256-CBC", "SHA384"),
            in12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA, "ECDHE-ECDSA", "AES-256-CBC", "SHA1"),
            in12(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256, "RSA", "AES-128-GCM", AEAD),
            in12(CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384, "RSA", "AES-256-GCM", AEAD),
            in12(CipherSuite.TLS_RSA_WITH_AES_128_CCM, "RSA", "AES-128-CCM", AEAD),
            in12(CipherSuite.TLS_RSA_WITH_AES_256_CCM, "RSA", "AES-256-CCM", AEAD),
            in12(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256, "RSA", "AES-128-CBC", "SHA256"),
            in12(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA, "RSA", "AES-128-CBC", "SHA1"),
            in12(CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256, "RSA", "AES-256-CBC", "SHA256"),
            in12(CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA, "RSA", "AES-256-CBC", "SHA1"));

    private static Suite in13(int id, String cipher) {
        return new Suite(id, "TLS1.3", "", cipher, AEAD);
    }

    private static Suite in12(int id, String exchange, String cipher, String mac) {
        return new Suite(id, "TLS1.2", exchange, cipher, mac);
    }

    boolean is13() {
        return exchange.isEmpty();
    }

    /** Whether it goes with a pre-shared key: those of version 1.3 are made for SHA-256. */
    boolean takesKeys() {
        return is13() ? takesKeys(id) : exchange.endsWith("PSK");
    }

    /** Whether a suite of version 1.3 goes with a pre-shared key. */
    static boolean takesKeys(int id) {
        return id != CipherSuite.TLS_AES_256_GCM_SHA384;
    }

    /** Whether a group is agreed on. */
    boolean hasGroup() {
        return is13() || exchange.startsWith("ECDHE");
    }
}
