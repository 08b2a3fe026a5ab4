package io.harken.server.frame;

import io.harken.item.ByteText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the one request frame of a connection.
 *
 * <pre>"ZBXD" | flags (1) | length of the body (4 or 8, little endian) | reserved (4 or 8) | body</pre>
 *
 * <p>Lengths are judged before anything is awaited or allocated. What comes behind the frame is never read, unless it
 * came together with it: then the frame is refused, as in {@code zabbix_agentd}.
 */
public final class ZabbixFrameDecoder extends ByteToMessageDecoder {
    /** The longest body that {@code zabbix_agentd} reads. */
    static final long MAX_LENGTH = 1L << 30;

    /** The longest body that is kept; item keys of a server have 2,048 characters at most. */
    static final int MAX_KEPT = 1 << 20;

    private static final byte[] MAGIC = {'Z', 'B', 'X', 'D'};
    private static final byte TLS_HANDSHAKE = 0x16;

    private final BodyBudget budget;
    private State state = State.HEADER;
    private boolean anyByte;
    private FrameFlags flags = new FrameFlags((byte) 0);
    private long length;
    private long reserved;
    private long discarded;

    private long share;

    private enum State {
        HEADER,
        /** The body is long, and waits for its share of the memory. */
        WAITING,
        BODY,
        DISCARDED_BODY,
        DONE
    }

    /** A decoder of one connection; all connections share the budget. */
    public ZabbixFrameDecoder(BodyBudget budget) {
        this.budget = budget;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        anyByte = true;
        switch (state) {
            case HEADER -> readHeader(ctx, in);
            case WAITING -> {}
            case BODY -> readBody(in, out);
            case DISCARDED_BODY -> discardBody(in, out);
            case DONE -> in.skipBytes(in.readableBytes());
        }
        // An empty body needs no further byte to be complete.
        if (state == State.BODY && length == 0) {
            readBody(in, out);
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        switch (state) {
            case HEADER -> endInHeader(in, out);
            case WAITING, BODY, DISCARDED_BODY -> {
                done();
                throw BadFrameException.warned(
                        "Message from {} is shorter than expected " + length + " bytes. Message ignored.");
            }
            case DONE -> {}
        }
    }

    private void readHeader(ChannelHandlerContext ctx, ByteBuf in) {
        requireMagic(in);
        int available = in.readableBytes();
        if (available <= MAGIC.length) {
            return;
        }
        flags = new FrameFlags(in.getByte(in.readerIndex() + MAGIC.length));
        if (!flags.isSupported()) {
            throw refused(BadFrameException.warned("Message from {} is using unsupported protocol version \""
                    + flags.bits() + "\". Message ignored."));
        }
        if (available < MAGIC.length + 1 + 2 * flags.lengthBytes()) {
            return;
        }
        in.skipBytes(MAGIC.length + 1);
        length = readLength(in);
        reserved = readLength(in);
        requireLength("Message", length);
        requireLength("Uncompressed message", reserved);
        long needed = flags.isCompressed() ? length + reserved : length;
        boolean kept = length <= MAX_KEPT && (!flags.isCompressed() || reserved <= MAX_KEPT);
        state = kept ? State.BODY : State.DISCARDED_BODY;
        if (kept && needed > BodyBudget.FREE) {
            takeShare(ctx, needed);
        }
    }

    private void takeShare(ChannelHandlerContext ctx, long needed) {
        boolean taken = budget.take(needed, () -> {
            share = needed;
            if (state == State.WAITING) {
                state = State.BODY;
                ctx.channel().config().setAutoRead(true);
                decodeAgain(ctx);
            } else {
                done();
            }
        });
        if (taken) {
            share = needed;
        } else {
            state = State.WAITING;
            ctx.channel().config().setAutoRead(false);
        }
    }

    /** What has come so far may be all there is; the handlers in front of this one have passed it on. */
    private void decodeAgain(ChannelHandlerContext ctx) {
        try {
            channelRead(ctx, Unpooled.EMPTY_BUFFER);
        } catch (Exception e) {
            ctx.fireExceptionCaught(e);
        }
    }

    private void done() {
        state = State.DONE;
        long held = share;
        share = 0;
        if (held > 0) {
            budget.giveBack(held);
        }
    }

    /** The peer's end of the stream is told before; this is a reset or our own close, and no reason for a warning. */
    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        done();
        super.channelInactive(ctx);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) {
        done();
    }

    private void requireMagic(ByteBuf in) {
        int start = in.readerIndex();
        if (in.getByte(start) == TLS_HANDSHAKE) {
            throw refused(BadFrameException.warned(
                    "failed to accept an incoming connection: from {}: TLS connections are not allowed"));
        }
        for (int i = 0; i < Math.min(MAGIC.length, in.readableBytes()); i++) {
            if (in.getByte(start + i) != MAGIC[i]) {
                throw refused(BadFrameException.warned("Message from {} is missing header. Message ignored."));
            }
        }
    }

    private long readLength(ByteBuf in) {
        return flags.lengthBytes() == Long.BYTES ? in.readLongLE() : in.readUnsignedIntLE();
    }

    private void requireLength(String what, long bytes) {
        if (Long.compareUnsigned(bytes, MAX_LENGTH) > 0) {
            throw refused(BadFrameException.warned(what + " size " + Long.toUnsignedString(bytes)
                    + " from {} exceeds the maximum size " + MAX_LENGTH + " bytes. Message ignored."));
        }
    }

    private void readBody(ByteBuf in, List<Object> out) {
        requireNoSurplus(in.readableBytes());
        if (state == State.BODY && in.readableBytes() == length) {
            // The share is kept as long as the connection: the key is, until it is answered.
            state = State.DONE;
            byte[] body = ByteBufUtil.getBytes(in);
            in.skipBytes(body.length);
            out.add(new RequestFrame.Body(ByteText.of(flags.isCompressed() ? inflated(body) : body)));
        }
    }

    private void discardBody(ByteBuf in, List<Object> out) {
        discarded += in.readableBytes();
        in.skipBytes(in.readableBytes());
        requireNoSurplus(discarded);
        if (discarded == length) {
            done();
            out.add(new RequestFrame.Discarded(length));
        }
    }

    private void requireNoSurplus(long received) {
        if (received > length) {
            throw refused(BadFrameException.warned(
                    "Message from {} is longer than expected " + length + " bytes. Message ignored."));
        }
    }

    private byte[] inflated(byte[] body) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(body);
            // One byte more shows a text that is longer than was said.
            byte[] text = new byte[(int) reserved + 1];
            int size = inflater.inflate(text);
            if (!inflater.finished() || size != reserved) {
                throw BadFrameException.silent("Message from {} is not " + reserved + " bytes when decompressed.");
            }
            return Arrays.copyOf(text, size);
        } catch (DataFormatException e) {
            throw BadFrameException.silent("Message from {} cannot be decompressed.");
        } finally {
            inflater.end();
        }
    }

    /** The peer has closed its side inside the header, or before it: an empty request is an empty key. */
    private void endInHeader(ByteBuf in, List<Object> out) {
        done();
        int received = in.readableBytes();
        if (!anyByte) {
            out.add(new RequestFrame.Body(""));
        } else if (received < MAGIC.length) {
            throw BadFrameException.warned("Message from {} is missing header. Message ignored.");
        } else if (received == MAGIC.length) {
            throw BadFrameException.warned("Message from {} is missing protocol version. Message ignored.");
        } else {
            throw BadFrameException.warned("Message from {} is missing data length. Message ignored.");
        }
    }

    private BadFrameException refused(BadFrameException e) {
        done();
        return e;
    }
}
