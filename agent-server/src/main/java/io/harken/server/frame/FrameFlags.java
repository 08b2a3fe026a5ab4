package io.harken.server.frame;

/**
 * The flags of a frame, the byte behind {@code ZBXD}.
 *
 * <p>{@code zabbix_agentd} holds them in a signed character and refuses what is greater than 3, so that all flags from
 * 0x81 on pass that are odd. No real peer sends them, but the answers are the same.
 */
record FrameFlags(byte bits) {
    private static final int PROTOCOL = 0x01;
    private static final int COMPRESSED = 0x02;
    private static final int LARGE = 0x04;

    boolean isSupported() {
        return (bits & PROTOCOL) != 0 && bits <= (PROTOCOL | COMPRESSED);
    }

    /** Whether the body is compressed with zlib, and the second length is that of the text in it. */
    boolean isCompressed() {
        return (bits & COMPRESSED) != 0;
    }

    /** The size of each of the two lengths. */
    int lengthBytes() {
        return (bits & LARGE) != 0 ? Long.BYTES : Integer.BYTES;
    }
}
