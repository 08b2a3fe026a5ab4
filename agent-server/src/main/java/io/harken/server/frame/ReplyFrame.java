package io.harken.server.frame;

import io.harken.protocol.ReplyBody;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** The frame of a reply, to be sent piece by piece: never compressed, and the reserved length is 0. */
public final class ReplyFrame {
    private static final byte[] HEAD = {'Z', 'B', 'X', 'D', 1};
    private static final int HEADER = HEAD.length + 2 * Integer.BYTES;

    private final int length;
    private final Iterator<String> pieces;
    private boolean begun;

    /** The frame around a body. */
    public ReplyFrame(ReplyBody body) {
        length = body.length();
        pieces = body.pieces();
    }

    /** Whether there are more pieces; there is at least one. */
    public boolean hasNext() {
        return pieces.hasNext();
    }

    /** The next piece, for the caller to release. */
    public ByteBuf next(ByteBufAllocator allocator) {
        String piece = pieces.next();
        ByteBuf buffer = allocator.buffer(begun ? piece.length() : HEADER + piece.length());
        if (!begun) {
            buffer.writeBytes(HEAD).writeIntLE(length).writeIntLE(0);
            begun = true;
        }
        buffer.writeCharSequence(piece, StandardCharsets.ISO_8859_1);
        return buffer;
    }
}
