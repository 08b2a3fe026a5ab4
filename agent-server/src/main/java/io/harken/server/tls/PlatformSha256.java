package io.harken.server.tls;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.util.Memoable;

/** SHA-256 of the JDK, which knows the processor's instructions for it, in the form that BouncyCastle takes. */
final class PlatformSha256 implements ExtendedDigest, Memoable {
    private static final String NAME = "SHA-256";
    private static final int BYTES = 32;
    private static final int BLOCK_BYTES = 64;

    /** Of nothing. Asking the JDK for each new one would take as long as the digest of a short text. */
    private static final MessageDigest EMPTY = empty();

    private MessageDigest digest;

    PlatformSha256() {
        this(EMPTY);
    }

    private PlatformSha256(MessageDigest digest) {
        this.digest = copy(digest);
    }

    private static MessageDigest empty() {
        try {
            return MessageDigest.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("that of the JDK can be copied", e);
        }
    }

    @Override
    public String getAlgorithmName() {
        return NAME;
    }

    @Override
    public int getDigestSize() {
        return BYTES;
    }

    @Override
    public int getByteLength() {
        return BLOCK_BYTES;
    }

    @Override
    public void update(byte in) {
        digest.update(in);
    }

    @Override
    public void update(byte[] in, int offset, int length) {
        digest.update(in, offset, length);
    }

    @Override
    public int doFinal(byte[] out, int offset) {
        try {
            return digest.digest(out, offset, BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for a digest", e);
        }
    }

    @Override
    public void reset() {
        digest.reset();
    }

    @Override
    public PlatformSha256 copy() {
        return new PlatformSha256(digest);
    }

    @Override
    public void reset(Memoable other) {
        digest = copy(((PlatformSha256) other).digest);
    }
}
