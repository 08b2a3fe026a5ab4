package io.harken.server;

import io.harken.check.CheckResult;
import io.harken.check.PassiveCheckService;
import io.harken.protocol.PassiveCheckRequest;
import io.harken.protocol.PassiveCheckRequest.Ask;
import io.harken.protocol.PassiveCheckRequest.Refused;
import io.harken.protocol.ReplyForm;
import io.harken.server.frame.BadFrameException;
import io.harken.server.frame.ReplyFrame;
import io.harken.server.frame.RequestFrame;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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
            answer(ctx, PassiveCheckRequest.parse(body.text(), timeout));
        } else {
            reply(ctx, ReplyForm.PLAIN, new CheckResult.NotSupported("Unsupported item key."));
        }
    }

    private void answer(ChannelHandlerContext ctx, PassiveCheckRequest request) {
        if (request instanceof Refused refused) {
            send(ctx, refused.reply());
            return;
        }
        Ask ask = (Ask) request;
        LOG.debug("Requested [{}]", ask.check().key());
        CompletableFuture<CheckResult> result = service.run(ask.check());
        if (result.isDone()) {
            reply(ctx, ask.form(), result.join());
            return;
        }
        // A second request is never read.
        ctx.channel().config().setAutoRead(false);
        result.thenAcceptAsync(value -> reply(ctx, ask.form(), value), ctx.executor());
    }

    private void reply(ChannelHandlerContext ctx, ReplyForm form, CheckResult result) {
        String body = form.render(result);
        LOG.debug("Sending back [{}]", body);
        send(ctx, body);
    }

    private void send(ChannelHandlerContext ctx, String body) {
        connection.replying(ctx.writeAndFlush(ReplyFrame.of(body, ctx.alloc())));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof BadFrameException bad) {
            if (bad.isWarning()) {
                LOG.warn(bad.format(), connection.peerText());
            } else {
                LOG.debug(bad.format(), connection.peerText());
            }
            connection.refuse();
            return;
        }
        LOG.debug("connection from {} failed: {}", connection.peerText(), String.valueOf(cause.getMessage()));
        ctx.close();
    }
}
