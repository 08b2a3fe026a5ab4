package io.harken.server;

import io.harken.check.CheckResult;
import io.harken.check.PassiveCheckService;
import io.harken.protocol.PassiveCheckRequest;
import io.harken.protocol.PassiveCheckRequest.Ask;
import io.harken.protocol.PassiveCheckRequest.Refused;
import io.harken.protocol.ReplyBody;
import io.harken.protocol.ReplyForm;
import io.harken.server.frame.BadFrameException;
import io.harken.server.frame.ReplyFrame;
import io.harken.server.frame.RequestFrame;
import io.harken.stats.ConnectionStats.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one request of a connection: has it checked, and sends the reply. */
final class PassiveCheckHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(PassiveCheckHandler.class);

    private final PassiveCheckService service;
    private final Duration timeout;
    private final Connection connection;

    PassiveCheckHandler(PassiveCheckService service, Duration timeout, Connection connection) {
        this.service = service;
        this.timeout = timeout;
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object frame) {
        connection.checking();
        if (frame instanceof RequestFrame.Body body) {
            if (LOG.isDebugEnabled()) {
                LOG.debug("Requested [{}]", PassiveCheckRequest.text(body.text()));
            }
            answer(ctx, PassiveCheckRequest.parse(body.text(), timeout));
        } else {
            connection.count(Refusal.BAD_REQUEST);
            reply(ctx, ReplyForm.PLAIN, new CheckResult.NotSupported("Unsupported item key."));
        }
    }

    private void answer(ChannelHandlerContext ctx, PassiveCheckRequest request) {
        if (request instanceof Refused refused) {
            connection.count(Refusal.BAD_REQUEST);
            send(ctx, ReplyBody.of(refused.reply()));
            return;
        }
        Ask ask = (Ask) request;
        CompletableFuture<CheckResult> result = service.run(ask.check());
        if (result.isDone()) {
            reply(ctx, ask.form(), result.join());
            return;
        }
        // A second request is never read.
        ctx.channel().config().setAutoRead(false);
        result.thenAcceptAsync(value -> reply(ctx, ask.form(), value), ctx.executor())
                .whenComplete((done, failure) -> closeAfter(ctx, failure));
    }

    private void reply(ChannelHandlerContext ctx, ReplyForm form, CheckResult result) {
        // Every reply ends with the end of its connection, whatever becomes of it before.
        ctx.channel().closeFuture().addListener(closed -> result.release());
        send(ctx, form.body(result));
    }

    /** Without a reply nothing else would end the connection. */
    private void closeAfter(ChannelHandlerContext ctx, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.error("cannot reply to {}", connection.peerText(), failure);
            ctx.close();
        }
    }

    private void send(ChannelHandlerContext ctx, ReplyBody body) {
        if (LOG.isDebugEnabled()) {
            // Of a long reply its beginning: there is no memory for a copy of it.
            LOG.debug("Sending back [{}]", body.pieces().next().replace("\0", ": "));
        }
        ChannelPromise sent = ctx.newPromise();
        writeNext(ctx, new ReplyFrame(body), sent);
        connection.replying(sent);
    }

    /** Writes a piece; the next one is made when the kernel has taken it. */
    private void writeNext(ChannelHandlerContext ctx, ReplyFrame frame, ChannelPromise sent) {
        ByteBuf piece = frame.next(ctx.alloc());
        if (!frame.hasNext()) {
            connection.atLastPiece();
            ctx.writeAndFlush(piece, sent);
            return;
        }
        ctx.writeAndFlush(piece).addListener(written -> {
            if (written.isSuccess()) {
                writeNext(ctx, frame, sent);
            } else {
                sent.setFailure(written.cause());
            }
        });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof BadFrameException bad) {
            if (bad.isWarning()) {
                LOG.warn(bad.format(), connection.peerText());
            } else {
                LOG.debug(bad.format(), connection.peerText());
            }
            connection.refuse(Refusal.BAD_FRAME);
            return;
        }
        LOG.debug("connection from {} failed: {}", connection.peerText(), String.valueOf(cause.getMessage()));
        ctx.close();
    }
}
