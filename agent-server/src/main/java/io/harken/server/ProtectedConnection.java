package io.harken.server;

import io.harken.server.tls.TlsConnection;
import io.harken.server.tls.TransportSecurity;
import io.harken.stats.ConnectionStats.Refusal;
import io.netty.channel.ChannelHandler;
import java.net.InetAddress;

/** A connection as TLS knows it; a class of its own, so that without TLS nothing of it is loaded. */
record ProtectedConnection(Connection connection) implements TlsConnection {
    /** What is put in front of a connection. */
    static ChannelHandler handler(TransportSecurity security, Connection connection, Transport transport) {
        return security.handler(new ProtectedConnection(connection), transport::acknowledge);
    }

    @Override
    public InetAddress peer() {
        return connection.peer();
    }

    @Override
    public String peerText() {
        return connection.peerText();
    }

    @Override
    public void handshaking() {
        connection.handshaking();
    }

    @Override
    public void established() {
        connection.established();
    }

    @Override
    public boolean isAtLastPiece() {
        return connection.isAtLastPiece();
    }

    @Override
    public void refuse(Refusal reason) {
        connection.refuse(reason);
    }

    @Override
    public void makeRoom() {
        connection.makeRoom();
    }
}
