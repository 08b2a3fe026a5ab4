package io.harken.server;

import io.harken.check.PassiveCheckService;
import io.harken.server.frame.BodyBudget;
import io.harken.server.frame.ZabbixFrameDecoder;
import io.harken.server.tls.TransportSecurity;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The pipeline of a connection, in the order in which bytes pass it. */
final class AgentChannelInitializer extends ChannelInitializer<SocketChannel> {
    private final Connections connections;
    private final BodyBudget budget = new BodyBudget();
    private final AllowedPeers allowed;
    private final PassiveCheckService service;
    private final Duration timeout;
    private final @Nullable TransportSecurity security;
    private final Transport transport;

    /** A pipeline, with TLS if there is any. */
    AgentChannelInitializer(
            Connections connections,
            AllowedPeers allowed,
            PassiveCheckService service,
            Duration timeout,
            @Nullable TransportSecurity security,
            Transport transport) {
        this.connections = connections;
        this.allowed = allowed;
        this.service = service;
        this.timeout = timeout;
        this.security = security;
        this.transport = transport;
    }

    /** Said here, as the shipped Netty has no annotations that say it. */
    @Override
    public boolean isSharable() {
        return true;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        Connection connection = new Connection(channel, connections, transport);
        channel.pipeline().addLast(connection).addLast(new PeerFilter(allowed, connection));
        if (security != null) {
            channel.pipeline().addLast(ProtectedConnection.handler(security, connection, transport));
        }
        channel.pipeline()
                .addLast(new ZabbixFrameDecoder(budget))
                .addLast(new PassiveCheckHandler(service, timeout, connection));
    }
}
