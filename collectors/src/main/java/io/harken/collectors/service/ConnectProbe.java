package io.harken.collectors.service;

import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.TcpConnection;
import java.io.IOException;

/** A service that need only accept a connection. */
final class ConnectProbe implements Probe {
    @Override
    public boolean isUp(PeerAddress peer) throws IOException {
        TcpConnection.open(peer).close();
        return true;
    }
}
