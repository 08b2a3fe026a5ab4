package io.harken.server.tls;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.tls.crypto.CryptoHashAlgorithm;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** BouncyCastle's cryptography with the JDK's SHA-256: its own would be a tenth of a handshake by a key. */
final class AgentCrypto extends BcTlsCrypto {
    @Override
    public Digest createDigest(int algorithm) {
        return algorithm == CryptoHashAlgorithm.sha256 ? new PlatformSha256() : super.createDigest(algorithm);
    }

    @Override
    public Digest cloneDigest(int algorithm, Digest digest) {
        return digest instanceof PlatformSha256 platform ? platform.copy() : super.cloneDigest(algorithm, digest);
    }
}
