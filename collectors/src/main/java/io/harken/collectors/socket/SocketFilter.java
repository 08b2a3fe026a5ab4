package io.harken.collectors.socket;

import java.io.IOException;
import java.util.Optional;

/**
 * Which sockets {@code net.tcp.socket.count} or {@code net.udp.socket.count} counts; what is absent does not matter.
 *
 * @param localPort 0 for any
 * @param remotePort 0 for any
 * @param isOfAllSockets whether the agent's own polls count even if they are to be left out: {@code zabbix_agentd} counts them
 */
record SocketFilter(
        Optional<IpNetwork> local,
        int localPort,
        Optional<IpNetwork> remote,
        int remotePort,
        Optional<TcpState> state,
        boolean isOfAllSockets)
        implements Question<Long> {

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

    @Override
    public Tally<Long> begin(Optional<Long> previous, WalkStart walk) {
        return new Matches(this);
    }

    private static final class Matches implements Tally<Long> {
        private final SocketFilter filter;
        private long count;

        Matches(SocketFilter filter) {
            this.filter = filter;
        }

        @Override
        public void add(SocketRow row, TcpState state) throws IOException {
            if (filter.matches(row, state)) {
                count++;
            }
        }

        @Override
        public Long answer() {
            return count;
        }
    }
}
