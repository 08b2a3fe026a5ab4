package io.harken.collectors.socket;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The local ports on which sockets listen.
 *
 * @param ports in ascending order
 * @param leftOut how many more there are
 */
record ListeningPorts(List<ListeningPort> ports, int leftOut) {
    private static final int MOST = 1000;
    private static final int PORTS = 1 << 16;

    /** Begins to look for them and their connections. */
    static Tally<ListeningPorts> begin(Services services) {
        return new Listeners(services);
    }

    /** The kernel lists the sockets of a family that listen before their connections. */
    private static final class Listeners implements Tally<ListeningPorts> {
        private final Services services;
        private final @Nullable ListeningPort[] byNumber = new ListeningPort[PORTS];
        private final List<ListeningPort> ports = new ArrayList<>();
        private final BitSet leftOut = new BitSet();

        Listeners(Services services) {
            this.services = services;
        }

        @Override
        public void add(SocketRow row, TcpState state) throws IOException {
            int number = row.localPort();
            ListeningPort port = byNumber[number];
            if (state == TcpState.LISTEN) {
                listen(row, number, port);
            } else if (port != null) {
                port.addConnection(state);
            }
        }

        private void listen(SocketRow row, int number, @Nullable ListeningPort known) throws IOException {
            ListeningPort port = known;
            if (port == null) {
                if (ports.size() == MOST) {
                    leftOut.set(number);
                    return;
                }
                port = new ListeningPort(number);
                ports.add(port);
                byNumber[number] = port;
            }
            port.addListener(new IpAddress(row.localHigh(), row.localLow()), row.isIpv6(), row.received());
        }

        @Override
        public ListeningPorts answer() throws IOException {
            Map<Integer, String> names = services.names();
            ports.forEach(port -> port.setService(names.getOrDefault(port.port(), "")));
            ports.sort(Comparator.comparingInt(ListeningPort::port));
            return new ListeningPorts(List.copyOf(ports), leftOut.cardinality());
        }
    }
}
