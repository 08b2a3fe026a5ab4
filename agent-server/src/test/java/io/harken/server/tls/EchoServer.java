package io.harken.server.tls;

import io.harken.stats.ConnectionStats.Refusal;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Gives its peers back what they say by TLS, and notes what it does. */
final class EchoServer implements AutoCloseable {
    private final EventLoopGroup eventLoop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final TransportSecurity security;
    private final Channel listening;

    EchoServer(TransportSecurity security) {
        this.security = security;
        this.listening = new ServerBootstrap()
                .group(eventLoop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        begin(channel);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    private void begin(Channel channel) {
        channel.pipeline()
                .addLast(new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelRead(ChannelHandlerContext ctx, Object message) {
                        notes.add("read");
                        ctx.fireChannelRead(message);
                    }
                })
                .addLast(security.handler(new Connection(channel), acknowledged -> notes.add("acknowledge")))
                .addLast(new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelRead(ChannelHandlerContext ctx, Object message) {
                        ctx.writeAndFlush(message);
                    }
                });
    }

    /** A connection that notes when its handshake is over. */
    private final class Connection implements TlsConnection {
        private final Channel channel;

        Connection(Channel channel) {
            this.channel = channel;
        }

        @Override
        public InetAddress peer() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public String peerText() {
            return "peer";
        }

        @Override
        public void handshaking() {}

        @Override
        public void established() {
            notes.add("established");
        }

        @Override
        public boolean isAtLastPiece() {
            return false;
        }

        @Override
        public void refuse(Refusal reason) {
            channel.close();
        }

        @Override
        public void makeRoom() {
            channel.close();
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    /** What it has done so far, each a word. */
    String notes() {
        return String.join(" ", notes);
    }

    @Override
    public void close() {
        eventLoop.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
