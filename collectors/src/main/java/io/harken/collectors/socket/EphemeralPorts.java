package io.harken.collectors.socket;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/**
 * How many local ports are in use towards each destination. The kernel can give each port once to a local address, remote
 * address and remote port.
 *
 * @param range what there is
 * @param top the destinations with the most, the greatest first; see {@link #local}, {@link #remote} and {@link #remotePort}
 * @param destinations how many there are
 * @param error by how much a number of ports may be too small; above 0 {@code destinations} is an estimate
 */
record EphemeralPorts(PortRange range, List<FrequentKeys.Entry> top, long destinations, long error) {
    /** So many destinations are known by their numbers. */
    static final int MOST = 1000;

    private static final int NUMBERS = 5;

    static IpAddress local(FrequentKeys.Entry destination) {
        return new IpAddress(destination.key().get(0), destination.key().get(1));
    }

    static IpAddress remote(FrequentKeys.Entry destination) {
        return new IpAddress(destination.key().get(2), destination.key().get(3));
    }

    static long remotePort(FrequentKeys.Entry destination) {
        return destination.key().get(4);
    }

    /** Begins to count the ports of a range. */
    static Tally<EphemeralPorts> begin(PortRange range) {
        return new Destinations(range);
    }

    /** Sockets with a port of the range; those of a listener's port came in. The kernel lists listeners first. */
    private static final class Destinations implements Tally<EphemeralPorts> {
        private final PortRange range;
        private final FrequentKeys destinations = new FrequentKeys(NUMBERS);
        private final BitSet listening = new BitSet();

        Destinations(PortRange range) {
            this.range = range;
        }

        @Override
        public void add(SocketRow row, TcpState state) throws IOException {
            int port = row.localPort();
            if (state == TcpState.LISTEN) {
                listening.set(port);
            } else if (range.contains(port) && !listening.get(port)) {
                long[] key = destinations.key();
                key[0] = row.localHigh();
                key[1] = row.localLow();
                key[2] = row.remoteHigh();
                key[3] = row.remoteLow();
                key[4] = row.remotePort();
                destinations.count();
            }
        }

        @Override
        public EphemeralPorts answer() {
            return new EphemeralPorts(range, destinations.top(MOST), destinations.distinct(), destinations.error());
        }
    }
}
