package io.harken.server.tls;

import io.harken.server.tls.Step.Failure;
import io.harken.stats.ConnectionStats.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS on one connection: takes one step of the conversation after the other, and passes on what came of it.
 *
 * <p>The steps of a handshake take long, as do long values, so they are for a worker; what comes meanwhile waits, and then nothing
 * more is read. But to change to another thread and back costs half as much as a step by a key: those of few handshakes are taken on
 * the event loop.
 */
final class TlsHandler extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TlsHandler.class);

    /** So many bytes are encrypted or decrypted in less time than another thread needs to begin. */
    private static final int SHORT = 1024;

    private final TlsConversation conversation;
    private final TlsWorkers workers;
    private final Handshakes handshakes;
    private final TlsConnection connection;
    private final Consumer<Channel> acknowledge;
    private final Queue<Task> waiting = new ArrayDeque<>();
    private @Nullable Turn turn;
    private boolean established;
    private boolean inputShut;
    private boolean inputEnded;
    private boolean over;

    /** A step to take, how many bytes it is about, and whom to tell when they are written. */
    private record Task(
            Function<TlsConversation, Step> step,
            int length,
            @Nullable ChannelPromise written) {
        void forget() {
            if (written != null) {
                written.tryFailure(new ClosedChannelException());
            }
        }
    }

    TlsHandler(
            TlsConversation conversation,
            TlsWorkers workers,
            Handshakes handshakes,
            TlsConnection connection,
            Consumer<Channel> acknowledge) {
        this.conversation = conversation;
        this.workers = workers;
        this.handshakes = handshakes;
        this.connection = connection;
        this.acknowledge = acknowledge;
    }

    /** The step that a worker takes. */
    private final class Turn implements Runnable {
        private final ChannelHandlerContext ctx;
        private final Task task;

        Turn(ChannelHandlerContext ctx, Task task) {
            this.ctx = ctx;
            this.task = task;
        }

        @Override
        public void run() {
            Step step = task.step().apply(conversation);
            try {
                ctx.executor().execute(() -> {
                    turn = null;
                    done(ctx, task, step);
                    next(ctx);
                });
            } catch (RejectedExecutionException e) {
                // The server has ended, and closed the connection.
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        byte[] bytes = ByteBufUtil.getBytes(buffer);
        buffer.release();
        if (!established) {
            handshakes.received(connection, bytes.length);
        }
        add(ctx, new Task(conversation -> conversation.receive(bytes), bytes.length, null));
        if (!waiting.isEmpty()) {
            ctx.channel().config().setAutoRead(false);
        }
    }

    /** Passed on with what was read. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {}

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            inputShut = true;
            add(ctx, new Task(TlsConversation::endOfInput, 0, null));
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise written) {
        ByteBuf buffer = (ByteBuf) message;
        byte[] bytes = ByteBufUtil.getBytes(buffer);
        buffer.release();
        boolean last = connection.isAtLastPiece();
        add(ctx, new Task(conversation -> conversation.send(bytes, last), bytes.length, written));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end();
        ctx.fireChannelInactive();
    }

    private void add(ChannelHandlerContext ctx, Task task) {
        waiting.add(task);
        next(ctx);
    }

    private void next(ChannelHandlerContext ctx) {
        while (turn == null && !over && !waiting.isEmpty()) {
            Task task = waiting.remove();
            if (isForLoop(task)) {
                done(ctx, task, task.step().apply(conversation));
            } else {
                giveToWorker(ctx, task);
            }
        }
        if (over) {
            end();
        }
    }

    private boolean isForLoop(Task task) {
        return established ? task.length() <= SHORT : conversation.isByKeyOnly() && handshakes.areFew();
    }

    private void giveToWorker(ChannelHandlerContext ctx, Task task) {
        turn = new Turn(ctx, task);
        try {
            workers.execute(connection.peer(), turn);
        } catch (RejectedExecutionException e) {
            // The server ends.
            ctx.close();
        }
    }

    private void done(ChannelHandlerContext ctx, Task task, Step step) {
        if (over) {
            task.forget();
            return;
        }
        if (step.established() && !established) {
            established = true;
            handshakes.over(connection);
            connection.established();
        }
        ChannelFuture written = write(ctx, task, step);
        if (step.failure() != null) {
            fail(step.failure(), written);
        } else if (task.written() == null) {
            passOn(ctx, step);
        }
    }

    private ChannelFuture write(ChannelHandlerContext ctx, Task task, Step step) {
        if (step.toPeer().length > 0 || task.written() != null) {
            return ctx.writeAndFlush(
                    Unpooled.wrappedBuffer(step.toPeer()), task.written() == null ? ctx.newPromise() : task.written());
        }
        if (step.fromPeer().length == 0) {
            // A peer may send nothing more before it knows: its kernel waits for ours, and ours for an answer to send.
            acknowledge.accept(ctx.channel());
        }
        return ctx.newSucceededFuture();
    }

    /** Reading goes on before, if it has stopped, because who is given a request stops it. */
    private void passOn(ChannelHandlerContext ctx, Step step) {
        if (!inputShut) {
            // Else the kernel no longer knows the socket as one to read from, and Netty ends the connection.
            ctx.channel().config().setAutoRead(waiting.isEmpty());
        }
        if (step.fromPeer().length > 0) {
            ctx.fireChannelRead(Unpooled.wrappedBuffer(step.fromPeer()));
            ctx.fireChannelReadComplete();
        }
        if (step.ended() && !inputEnded) {
            inputEnded = true;
            ctx.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
    }

    /** The peer is told first. */
    private void fail(Failure failure, ChannelFuture written) {
        if (established) {
            LOG.debug("connection from {} failed: {}", connection.peerText(), failure.text());
        } else {
            if (failure.error() != null) {
                LOG.error("{}", failure.error());
            }
            if (failure.detail() != null) {
                LOG.warn("{}", failure.detail());
            }
            LOG.warn("failed to accept an incoming connection: " + failure.reason(), connection.peerText());
        }
        end();
        written.addListener((ChannelFutureListener) told -> connection.refuse(Refusal.TLS));
    }

    private void end() {
        over = true;
        handshakes.over(connection);
        if (turn != null && workers.remove(connection.peer(), turn)) {
            turn.task.forget();
            turn = null;
        }
        waiting.forEach(Task::forget);
        waiting.clear();
    }
}
