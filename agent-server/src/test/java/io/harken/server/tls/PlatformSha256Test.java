package io.harken.server.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.tls.crypto.CryptoHashAlgorithm;
import org.bouncycastle.util.Memoable;
import org.junit.jupiter.api.Test;

class PlatformSha256Test {
    private final Random random = new Random(7);

    /** The example of FIPS 180-2, appendix B.1. */
    @Test
    void digestsAsTheStandardSays() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                HexFormat.of().formatHex(digest(new PlatformSha256(), new byte[] {'a', 'b', 'c'})));
    }

    @Test
    void saysWhatBouncyCastlesOwnSays() {
        assertEquals(new SHA256Digest().getAlgorithmName(), new PlatformSha256().getAlgorithmName());
        assertEquals(new SHA256Digest().getDigestSize(), new PlatformSha256().getDigestSize());
        assertEquals(new SHA256Digest().getByteLength(), new PlatformSha256().getByteLength());
    }

    @Test
    void takesTextsInAnyPiecesAndIsNewAfterwards() {
        PlatformSha256 digest = new PlatformSha256();
        for (int length = 0; length < 300; length++) {
            byte[] text = bytes(length);
            int split = random.nextInt(length + 1);
            digest.update(text, 0, split);
            for (int i = split; i < length; i++) {
                digest.update(text[i]);
            }
            assertArrayEquals(digest(new SHA256Digest(), text), finish(digest));
        }
    }

    @Test
    void aCopyGoesItsOwnWay() {
        byte[] beginning = bytes(70);
        byte[] end = bytes(90);
        PlatformSha256 digest = new PlatformSha256();
        digest.update(beginning, 0, beginning.length);
        Memoable saved = digest.copy();
        PlatformSha256 copy = (PlatformSha256) new AgentCrypto().cloneDigest(CryptoHashAlgorithm.sha256, digest);

        byte[] whole = digest(digest, end);

        assertArrayEquals(whole, digest(copy, end));
        digest.reset(saved);
        assertArrayEquals(whole, digest(digest, end));
        digest.update((byte) 1);
        digest.reset();
        assertArrayEquals(digest(new SHA256Digest(), end), digest(digest, end));
    }

    @Test
    void authenticatesAsBouncyCastlesOwnDoes() {
        for (int length = 0; length < 100; length++) {
            byte[] key = bytes(length);
            byte[] text = bytes(3 * length);
            assertArrayEquals(code(new SHA256Digest(), key, text), code(new PlatformSha256(), key, text));
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] digest(Digest digest, byte[] text) {
        digest.update(text, 0, text.length);
        return finish(digest);
    }

    private static byte[] finish(Digest digest) {
        byte[] out = new byte[digest.getDigestSize() + 2];
        assertEquals(digest.getDigestSize(), digest.doFinal(out, 1));
        assertEquals(0, out[0] | out[out.length - 1]);
        return Arrays.copyOfRange(out, 1, out.length - 1);
    }

    /** Twice, as what is kept of the key serves every text after the first. */
    private static byte[] code(Digest digest, byte[] key, byte[] text) {
        HMac code = new HMac(digest);
        code.init(new KeyParameter(key));
        byte[] first = new byte[code.getMacSize()];
        byte[] second = new byte[code.getMacSize()];
        code.update(text, 0, text.length);
        code.doFinal(first, 0);
        code.update(text, 0, text.length);
        code.doFinal(second, 0);
        assertArrayEquals(first, second);
        return second;
    }
}
