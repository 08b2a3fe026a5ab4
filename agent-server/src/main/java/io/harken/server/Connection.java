package io.harken.server;

import io.harken.stats.ConnectionStats.Refusal;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, from its first byte to its end: the first handler of its pipeline.
 *
 * <p>It has a window for the first byte, one for the whole request, and one for the reply to be taken. Every end shuts
 * the output down first, so that the peer reads the end of the stream and not a reset.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final SocketChannel channel;
    private final Connections connections;
    private final Transport transport;
    private final InetAddress peer;
    private Phase phase = Phase.BEFORE_FIRST_BYTE;
    private boolean inputOpen = true;
    private boolean admitted;
    private boolean atLastPiece;
    private long deadline;

    private enum Phase {
        BEFORE_FIRST_BYTE,
        /** A part of the window for the request. */
        HANDSHAKE,
        READING,
        CHECKING,
        REPLYING,
        /** Nothing more is said; what still comes is thrown away until the peer closes too. */
        DRAINING
    }

    Connection(SocketChannel channel, Connections connections, Transport transport) {
        this.channel = channel;
        this.connections = connections;
        this.transport = transport;
        this.peer = channel.remoteAddress().getAddress();
    }

    InetAddress peer() {
        return peer;
    }

    /** The address of the peer as it is logged. */
    String peerText() {
        return NetUtil.toAddressString(peer, true);
    }

    /** When the window closes, in nanoseconds. */
    long deadline() {
        return deadline;
    }

    /** Called by {@link Connections}. */
    void awaitUntil(long nanos) {
        deadline = nanos;
    }

    /** A handshake of TLS has begun. */
    void handshaking() {
        phase = Phase.HANDSHAKE;
    }

    /** The handshake is over; what the peer says now is its request. */
    void established() {
        if (phase == Phase.HANDSHAKE) {
            phase = Phase.READING;
            connections.await(this);
        }
    }

    /** What is written next is the last. */
    void atLastPiece() {
        atLastPiece = true;
    }

    /** Whether what is being written is the last. */
    boolean isAtLastPiece() {
        return atLastPiece;
    }

    /** The request is complete: the check has a deadline of its own. */
    void checking() {
        phase = Phase.CHECKING;
        connections.stopWaiting(this);
    }

    /** The reply is on its way; the connection ends when the kernel has taken it. */
    void replying(ChannelFuture written) {
        phase = Phase.REPLYING;
        if (!written.isDone()) {
            connections.await(this);
        }
        written.addListener((ChannelFutureListener) future -> {
            transport.endOutput(channel);
            channel.close();
        });
    }

    /** What was sent is read first, or the kernel would answer with a reset. */
    void refuse(Refusal reason) {
        count(reason);
        phase = Phase.DRAINING;
        transport.endOutput(channel);
        if (inputOpen) {
            channel.config().setAutoRead(true);
            connections.await(this);
        } else {
            channel.close();
        }
    }

    /** Counts the reason why there is no answer to a check; the first one counts. */
    void count(Refusal reason) {
        if (phase != Phase.DRAINING) {
            connections.refused(reason);
        }
    }

    /** Another one needs its place. */
    void makeRoom() {
        count(Refusal.LIMIT);
        drop();
    }

    /** Ends the connection at once. */
    void drop() {
        transport.endOutput(channel);
        channel.close();
    }

    /** The window has closed. */
    void timeout() {
        count(Refusal.TIMEOUT);
        if (phase == Phase.BEFORE_FIRST_BYTE) {
            LOG.warn(
                    "failed to accept an incoming connection: from {}: reading first byte from connection failed: [11]"
                            + " Resource temporarily unavailable",
                    peerText());
        } else if (phase == Phase.HANDSHAKE) {
            LOG.warn("failed to accept an incoming connection: from {}: gnutls_handshake() timed out", peerText());
        } else {
            LOG.debug("connection from {} timed out", peerText());
        }
        drop();
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        admitted = connections.admit(this);
        if (admitted) {
            connections.await(this);
            ctx.fireChannelActive();
        } else {
            makeRoom();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (phase == Phase.DRAINING) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (phase == Phase.BEFORE_FIRST_BYTE) {
            phase = Phase.READING;
            connections.await(this);
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            inputOpen = false;
            if (phase == Phase.DRAINING) {
                channel.close();
                return;
            }
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (admitted) {
            connections.gone(this);
        }
        ctx.fireChannelInactive();
    }
}
