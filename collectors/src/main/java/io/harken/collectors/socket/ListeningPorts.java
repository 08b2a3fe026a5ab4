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
    private static final int BLOCK = 1 << 8;

    /** Begins to look for them and their connections. */
    static Tally<ListeningPorts> begin(Services services) {
        return new Listeners(services);
    }

    /** Ports that follow on each other: few of all have a listener. */
    private static final class Block {
        private final @Nullable ListeningPort[] byNumber = new ListeningPort[BLOCK];
    }

    /** The kernel lists the sockets of a family that listen before their connections. */
    private static final class Listeners implements Tally<ListeningPorts> {
        private final Services services;

        private final @Nullable Block[] blocks = new Block[PORTS / BLOCK];
        private final List<ListeningPort> ports = new ArrayList<>();
        private final BitSet leftOut = new BitSet();

        Listeners(Services services) {
            this.services = services;
        }

        @Override
        public void add(SocketRow row, TcpState state) throws IOException {
            int number = row.localPort();
            ListeningPort port = byNumber(number);
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
                put(port, number);
            }
            port.addListener(new IpAddress(row.localHigh(), row.localLow()), row.isIpv6(), row.received());
        }

        private @Nullable ListeningPort byNumber(int number) {
            Block block = blocks[number / BLOCK];
            return block == null ? null : block.byNumber[number % BLOCK];
        }

        private void put(ListeningPort port, int number) {
            Block block = blocks[number / BLOCK];
            if (block == null) {
                block = new Block();
                blocks[number / BLOCK] = block;
            }
            block.byNumber[number % BLOCK] = port;
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
