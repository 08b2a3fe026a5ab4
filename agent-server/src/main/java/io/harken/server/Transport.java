package io.harken.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.spi.SelectorProvider;

/** How the kernel is asked for events. */
enum Transport {
    /** By Netty's native library. A socket of IPv6 takes no IPv4, as with {@code zabbix_agentd}. */
    EPOLL {
        @Override
        IoHandlerFactory io() {
            return EpollIoHandler.newFactory();
        }

        @Override
        void listenWith(ServerBootstrap bootstrap, SocketProtocolFamily family) {
            bootstrap.channelFactory(() -> new EpollServerSocketChannel(family));
            if (family == SocketProtocolFamily.INET6) {
                bootstrap.option(V6_ONLY, 1);
            }
        }

        @Override
        void acknowledge(Channel channel) {
            channel.config().setOption(EpollChannelOption.TCP_QUICKACK, true);
        }

        /** Netty's own way makes an exception for whoever would still write: more work than the rest of the end. */
        @Override
        void endOutput(SocketChannel channel) {
            try {
                ((Socket) ((EpollSocketChannel) channel).fd()).shutdown(false, true);
            } catch (IOException | NotYetConnectedException e) {
                // The peer has ended the connection.
            }
        }
    },
    /** By the JDK, which cannot keep IPv4 out of a socket of IPv6. */
    NIO {
        @Override
        IoHandlerFactory io() {
            return NioIoHandler.newFactory();
        }

        @Override
        void listenWith(ServerBootstrap bootstrap, SocketProtocolFamily family) {
            bootstrap.channelFactory(() -> new NioServerSocketChannel(SelectorProvider.provider(), family));
        }

        @Override
        void acknowledge(Channel channel) {
            // The JDK has no way to ask for it; the peer waits 40 ms longer.
        }

        @Override
        void endOutput(SocketChannel channel) {
            channel.shutdownOutput();
        }
    };

    /** {@code IPPROTO_IPV6} and {@code IPV6_V6ONLY} of Linux (ipv6(7)). */
    private static final ChannelOption<Integer> V6_ONLY = new IntegerUnixChannelOption("IPV6_V6ONLY", 41, 26);

    /** Epoll where its library loads. */
    static Transport best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    /** What the event loop does its input and output with. */
    abstract IoHandlerFactory io();

    /** Makes a bootstrap open listening sockets of a family. */
    abstract void listenWith(ServerBootstrap bootstrap, SocketProtocolFamily family);

    /** Has the kernel acknowledge at once what a connection has read, once (tcp(7), TCP_QUICKACK). */
    abstract void acknowledge(Channel channel);

    /** Tells the peer that nothing more comes; nothing is written to the connection after it. */
    abstract void endOutput(SocketChannel channel);
}
