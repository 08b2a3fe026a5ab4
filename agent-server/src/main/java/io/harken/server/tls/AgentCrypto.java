package io.harken.server.tls;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.tls.crypto.CryptoHashAlgorithm;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** BouncyCastle's cryptography, but for the digest that takes a tenth of a handshake by a key. */
final class AgentCrypto extends BcTlsCrypto {
    @Override
    public Digest createDigest(int algorithm) {
        return algorithm == CryptoHashAlgorithm.sha256 ? new PlatformSha256() : super.createDigest(algorithm);
    }

    @Override
    public Digest cloneDigest(int algorithm, Digest digest) {
        return digest instanceof PlatformSha256 platform
                ? new PlatformSha256(platform)
                : super.cloneDigest(algorithm, digest);
    }
}
