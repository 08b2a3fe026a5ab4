package io.harken.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
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
}
