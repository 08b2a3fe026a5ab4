package io.harken.server;

import io.harken.check.PassiveCheckService;
import io.harken.server.frame.BodyBudget;
import io.harken.server.frame.ZabbixFrameDecoder;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;

/** The pipeline of a connection, in the order in which bytes pass it. */
final class AgentChannelInitializer extends ChannelInitializer<SocketChannel> {
    private final Connections connections;
    private final BodyBudget budget = new BodyBudget();
    private final AllowedPeers allowed;
    private final PassiveCheckService service;
    private final Duration timeout;

    AgentChannelInitializer(
            Connections connections, AllowedPeers allowed, PassiveCheckService service, Duration timeout) {
        this.connections = connections;
        this.allowed = allowed;
        this.service = service;
        this.timeout = timeout;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        Connection connection = new Connection(channel, connections);
        channel.pipeline()
                .addLast(connection)
                .addLast(new PeerFilter(allowed, connection))
                .addLast(new ZabbixFrameDecoder(budget))
                .addLast(new PassiveCheckHandler(service, timeout, connection));
    }
}
