package io.harken.server.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/** The frame of a reply: never compressed, and the reserved length is 0. */
public final class ReplyFrame {
    private static final byte[] HEAD = {'Z', 'B', 'X', 'D', 1};

    private ReplyFrame() {}

    /** The frame around a body in {@link io.harken.item.ByteText}. */
    public static ByteBuf of(String body, ByteBufAllocator allocator) {
        ByteBuf frame = allocator.buffer(HEAD.length + 2 * Integer.BYTES + body.length());
        frame.writeBytes(HEAD).writeIntLE(body.length()).writeIntLE(0);
        frame.writeCharSequence(body, StandardCharsets.ISO_8859_1);
        return frame;
    }
}
