package io.harken.server.tls;

import io.harken.stats.ConnectionStats.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells by the first byte whether a peer wants TLS. */
final class FirstByteHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(FirstByteHandler.class);
    private static final byte HANDSHAKE = 0x16;

    private final boolean acceptsPlain;
    private final TlsConnection connection;
    private final Supplier<ChannelHandler> tls;

    FirstByteHandler(boolean acceptsPlain, TlsConnection connection, Supplier<ChannelHandler> tls) {
        this.acceptsPlain = acceptsPlain;
        this.connection = connection;
        this.tls = tls;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (bytes.getByte(bytes.readerIndex()) == HANDSHAKE) {
            connection.handshaking();
            ctx.pipeline().addAfter(ctx.name(), null, tls.get());
        } else if (!acceptsPlain) {
            ReferenceCountUtil.release(message);
            refuse();
            return;
        }
        ctx.fireChannelRead(message);
        ctx.pipeline().remove(this);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        // The end of the stream before any byte: who asks without TLS asks for nothing.
        if (event == ChannelInputShutdownEvent.INSTANCE && !acceptsPlain) {
            refuse();
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    private void refuse() {
        LOG.warn(
                "failed to accept an incoming connection: from {}: unencrypted connections are not allowed",
                connection.peerText());
        connection.refuse(Refusal.TLS);
    }
}
