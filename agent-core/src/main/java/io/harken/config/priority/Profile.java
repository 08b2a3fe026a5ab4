package io.harken.config.priority;

/** How strong the certificates of a peer must be. */
public enum Profile {
    /** As strong as any that the JDK takes. */
    VERY_WEAK(0, 0, 0),
    /** As strong as any that the JDK takes, too. */
    LOW(0, 0, 0),
    /** 96 bits. */
    LEGACY(1776, 192, 224),
    /** 112 bits. */
    MEDIUM(2048, 224, 224),
    /** 128 bits. */
    HIGH(3072, 256, 256),
    /** 192 bits. */
    ULTRA(8192, 384, 384),
    /** 256 bits. */
    FUTURE(15360, 512, 512),
    /** Elliptic curves only, 128 bits. */
    SUITEB128(Integer.MAX_VALUE, 256, 256),
    /** Elliptic curves only, 192 bits. */
    SUITEB192(Integer.MAX_VALUE, 384, 384);

    private final int rsaBits;
    private final int curveBits;
    private final int digestBits;

    Profile(int rsaBits, int curveBits, int digestBits) {
        this.rsaBits = rsaBits;
        this.curveBits = curveBits;
        this.digestBits = digestBits;
    }

    /** Whether it asks for anything at all. */
    public boolean isDemanding() {
        return digestBits > 0;
    }

    /** The least length of a modulus of RSA, in bits. */
    public int rsaBits() {
        return rsaBits;
    }

    /** The least order of an elliptic curve, in bits. */
    public int curveBits() {
        return curveBits;
    }

    /** The least length of what is signed, in bits. */
    public int digestBits() {
        return digestBits;
    }
}
