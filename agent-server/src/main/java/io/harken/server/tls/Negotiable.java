package io.harken.server.tls;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/**
 * What the agent agrees to in a handshake.
 *
 * @param versions of the protocol
 * @param suites the cipher suites
 * @param groups those of a key exchange
 * @param serverDecides whether the order of suites and groups is that of preference; else that of the peer is
 * @param takesKeysIn13 whether a pre-shared key is good in version 1.3, where no suite says so
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Negotiable(
        ProtocolVersion[] versions, int[] suites, int[] groups, boolean serverDecides, boolean takesKeysIn13) {
    /** Of version 1.3 those that go with a key made for SHA-256. */
    private static final int[] ANY = {CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_CHACHA20_POLY1305_SHA256};

    private static final int[] PSK = {
        CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_PSK_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_PSK_WITH_AES_128_CBC_SHA
    };

    private static final int[] RSA = {
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
    };

    private static final int[] ECDSA = {
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
    };

    private static final int[] GROUPS = {
        NamedGroup.x25519, NamedGroup.secp256r1, NamedGroup.secp384r1, NamedGroup.secp521r1
    };

    /** What is good where nothing is chosen: versions 1.2 and 1.3, suites with 128 bits and no weaker ones. */
    static Negotiable standard(boolean keys, @Nullable OwnCertificate own) {
        IntStream suites = IntStream.of(ANY);
        if (keys) {
            suites = IntStream.concat(suites, IntStream.of(PSK));
        }
        if (own != null) {
            suites = IntStream.concat(suites, IntStream.of(own.isRsa() ? RSA : ECDSA));
        }
        return new Negotiable(
                ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv12), suites.toArray(), GROUPS, false, true);
    }

    /** The suites that go with a pre-shared key, and those of version 1.2. */
    int[] suitesWithKeyIn13() {
        return Arrays.stream(suites).filter(Suite::takesKeys).toArray();
    }
}
