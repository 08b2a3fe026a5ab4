package io.harken.collectors.socket;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * How many local ports are in use towards each destination. The kernel can give each port once to a local address, remote
 * address and remote port.
 *
 * @param range what there is; nothing if the kernel does not show it
 * @param rangeOfHost whether the range is that of the network namespace, and not of the agent's own
 * @param top the destinations with the most, the greatest first; see {@link #local}, {@link #remote} and {@link #remotePort}
 * @param destinations how many there are
 * @param error by how much a number of ports may be too small; above 0 {@code destinations} is an estimate
 * @param tables for the next walk
 */
record EphemeralPorts(
        Optional<PortRange> range,
        boolean rangeOfHost,
        List<FrequentKeys.Entry> top,
        long destinations,
        long error,
        FrequentAddresses tables) {
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

    /** Begins to count the ports of a range; all ports without one. */
    static Tally<EphemeralPorts> begin(
            Optional<EphemeralPorts> previous, Optional<PortRange> range, boolean rangeOfHost) {
        return new Destinations(previous, range, rangeOfHost);
    }

    /** Sockets with a port of the range; those of a listener's port came in. The kernel lists listeners first. */
    private static final class Destinations implements Tally<EphemeralPorts> {
        private final Optional<PortRange> range;
        private final boolean rangeOfHost;
        private final BitSet listening = new BitSet();

        private final FrequentAddresses destinations;

        Destinations(Optional<EphemeralPorts> previous, Optional<PortRange> range, boolean rangeOfHost) {
            // Two addresses of IPv4 are one number.
            this.destinations = previous.map(ports -> ports.tables.cleared())
                    .orElseGet(() -> new FrequentAddresses(2, NUMBERS, Destinations::widened));
            this.range = range;
            this.rangeOfHost = rangeOfHost;
        }

        @Override
        public void add(SocketRow row, TcpState state) throws IOException {
            int port = row.localPort();
            if (state == TcpState.LISTEN) {
                listening.set(port);
            } else if ((range.isEmpty() || range.get().contains(port)) && !listening.get(port)) {
                count(row);
            }
        }

        private void count(SocketRow row) throws IOException {
            long localHigh = row.localHigh();
            long localLow = row.localLow();
            long remoteHigh = row.remoteHigh();
            long remoteLow = row.remoteLow();
            if (IpNetwork.isV4Mapped(localHigh, localLow) && IpNetwork.isV4Mapped(remoteHigh, remoteLow)) {
                long[] key = destinations.ipv4().key();
                key[0] = localLow << Integer.SIZE | Integer.toUnsignedLong((int) remoteLow);
                key[1] = row.remotePort();
                destinations.ipv4().count();
            } else {
                long[] key = destinations.ipv6().key();
                key[0] = localHigh;
                key[1] = localLow;
                key[2] = remoteHigh;
                key[3] = remoteLow;
                key[4] = row.remotePort();
                destinations.ipv6().count();
            }
        }

        @Override
        public EphemeralPorts answer() {
            return new EphemeralPorts(
                    range,
                    rangeOfHost,
                    destinations.top(MOST),
                    destinations.distinct(),
                    destinations.error(),
                    destinations);
        }

        private static List<Long> widened(List<Long> key) {
            long addresses = key.get(0);
            long local = IpNetwork.v4MappedLow((int) (addresses >>> Integer.SIZE));
            long remote = IpNetwork.v4MappedLow((int) addresses);
            return List.of(IpNetwork.V4_MAPPED_HIGH, local, IpNetwork.V4_MAPPED_HIGH, remote, key.get(1));
        }
    }
}
