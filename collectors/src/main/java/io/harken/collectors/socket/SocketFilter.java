package io.harken.collectors.socket;

import java.io.IOException;
import java.util.Optional;

/**
 * Which sockets {@code net.tcp.socket.count} or {@code net.udp.socket.count} counts; what is absent does not matter.
 *
 * @param localPort 0 for any
 * @param remotePort 0 for any
 */
record SocketFilter(
        Optional<IpNetwork> local,
        int localPort,
        Optional<IpNetwork> remote,
        int remotePort,
        Optional<TcpState> state) {

    /** Whether only the state matters, so that the counts by state answer. */
    boolean isStateOnly() {
        return local.isEmpty() && localPort == 0 && remote.isEmpty() && remotePort == 0;
    }

    boolean matches(SocketRow row, TcpState rowState) throws IOException {
        return (state.isEmpty() || state.get() == rowState)
                && (localPort == 0 || localPort == row.localPort())
                && (remotePort == 0 || remotePort == row.remotePort())
                && (local.isEmpty() || row.localIn(local.get()))
                && (remote.isEmpty() || row.remoteIn(remote.get()));
    }
}
