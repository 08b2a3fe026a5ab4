package io.harken.server;

import io.harken.stats.ConnectionStats.Refusal;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the connection of a peer that may not ask, before a byte of it is read. */
final class PeerFilter extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(PeerFilter.class);

    private final AllowedPeers allowed;
    private final Connection connection;

    PeerFilter(AllowedPeers allowed, Connection connection) {
        this.allowed = allowed;
        this.connection = connection;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (allowed.allows(connection.peer())) {
            ctx.fireChannelActive();
            return;
        }
        // Server= without a value refuses everybody, and is not logged.
        if (!allowed.text().isEmpty()) {
            LOG.warn(
                    "failed to accept an incoming connection: connection from \"{}\" rejected, allowed hosts: \"{}\"",
                    connection.peerText(),
                    allowed.text());
        }
        connection.refuse(Refusal.NOT_ALLOWED);
    }
}
