package io.harken.server;

import io.harken.check.PassiveCheckService;
import io.harken.config.ListenConfig;
import io.harken.config.ServerConfig;
import io.harken.ip.IpText;
import io.harken.item.ByteText;
import io.harken.server.tls.TransportSecurity;
import io.harken.stats.ConnectionStats;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens and answers passive checks, all on one event loop: a second one was measured to be slower.
 *
 * <p>Started once, closed once.
 */
public final class AgentServer implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);

    private final ListenConfig listen;
    private final Transport transport = Transport.best();
    private final EventLoopGroup loop;
    private final HostNames names;
    private final Connections connections;
    private final AgentChannelInitializer initializer;
    private final List<Channel> listeners = new ArrayList<>();

    /**
     * A server that does not listen yet.
     *
     * @param timeout how long a peer may take for its request, and a check for its answer
     * @param stats counts the connections
     * @param security protects the connections that ask for it, if any are accepted
     * @param nameLookups resolves the host names among the allowed peers, which may block
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public AgentServer(
            ListenConfig listen,
            ServerConfig server,
            Duration timeout,
            PassiveCheckService service,
            ConnectionStats stats,
            @Nullable TransportSecurity security,
            ScheduledExecutorService nameLookups,
            LongSupplier nanoClock) {
        this.listen = listen;
        this.loop = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("server"), transport.io());
        this.names = new HostNames(server.hostNames(), nameLookups, nanoClock);
        this.connections = new Connections(loop.next(), timeout, nanoClock, stats);
        this.initializer = new AgentChannelInitializer(
                connections, new AllowedPeers(server, names), service, timeout, security, transport);
    }

    /**
     * Listens on all addresses of the configuration. One that is in use is left out while there is another.
     *
     * @throws ListenException if there is none to listen on
     */
    public void start() throws ListenException {
        names.start();
        sleepUntilNeeded();
        boolean any = listen.addresses().isEmpty();
        ListenException failure = null;
        for (InetAddress address : any ? anyAddresses() : addresses()) {
            try {
                listeners.add(bind(address));
            } catch (ListenException e) {
                // A host may have one family of addresses only.
                if (!any && !e.isInUse()) {
                    throw e;
                }
                failure = e;
            }
        }
        if (listeners.isEmpty() && failure != null) {
            throw failure;
        }
    }

    /** Without any timer an event loop of Netty wakes up every second. */
    private void sleepUntilNeeded() {
        Future<?> unused = loop.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.DAYS);
    }

    /** The addresses that are listened on. */
    public List<InetSocketAddress> boundAddresses() {
        List<InetSocketAddress> addresses = new ArrayList<>();
        listeners.forEach(channel -> addresses.add((InetSocketAddress) channel.localAddress()));
        return addresses;
    }

    /** How the kernel is asked for events, {@code epoll} or {@code nio}. */
    public String transport() {
        return transport.name().toLowerCase(Locale.ROOT);
    }

    /** Stops listening, ends all connections and waits for it. */
    @Override
    public void close() {
        listeners.forEach(channel -> channel.close().awaitUninterruptibly(CLOSE_WITHIN.toMillis()));
        // A loop that is told to end may do so before it has closed its channels.
        if (!loop.isShuttingDown()) {
            loop.submit(connections::dropAll).awaitUninterruptibly(CLOSE_WITHIN.toMillis());
        }
        loop.shutdownGracefully(0, CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(2 * CLOSE_WITHIN.toMillis());
    }

    /** One socket for each family. */
    private static List<InetAddress> anyAddresses() {
        return List.of(ofBytes(new byte[16]), ofBytes(new byte[4]));
    }

    private List<InetAddress> addresses() throws ListenException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String text : listen.addresses()) {
            String bytes = IpText.resolve(text).orElseThrow(() -> ListenException.notNumeric(text, listen.port()));
            addresses.add(ofBytes(ByteText.bytes(bytes)));
        }
        return addresses;
    }

    private static InetAddress ofBytes(byte[] address) {
        try {
            // A v4-mapped address would become an IPv4 one here.
            return address.length == 16
                    ? Inet6Address.getByAddress(null, address, -1)
                    : InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address", e);
        }
    }

    private Channel bind(InetAddress ip) throws ListenException {
        InetSocketAddress address = new InetSocketAddress(ip, listen.port());
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loop)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, listen.backlog())
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(initializer);
        transport.listenWith(
                bootstrap, ip instanceof Inet6Address ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET);
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw ListenException.of(address, bound.cause());
        }
        return bound.channel();
    }
}
