package io.harken.collectors.socket;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The peers of sockets.
 *
 * @param top those with the most sockets, the most frequent first
 * @param distinct how many there are
 * @param sockets how many sockets have a peer
 * @param error by how much a number of sockets may be too small; above 0 {@code distinct} is an estimate
 * @param tables for the next walk
 */
record Remotes(List<FrequentKeys.Entry> top, long distinct, long sockets, long error, FrequentAddresses tables) {
    /** So many are known by their numbers. */
    static final int MOST = 1000;

    private static final class Peers implements Tally<Remotes> {
        private final RemotesQuestion question;
        private final FrequentAddresses addresses;

        Peers(RemotesQuestion question, Optional<Remotes> previous) {
            this.question = question;
            this.addresses = previous.map(remotes -> remotes.tables.cleared())
                    .orElseGet(() -> new FrequentAddresses(1, 3, Peers::widened));
        }

        @Override
        public void add(SocketRow row, TcpState state) throws IOException {
            if (state == TcpState.LISTEN) {
                return;
            }
            long high = row.remoteHigh();
            long low = row.remoteLow();
            if (IpNetwork.isV4Mapped(high, low)) {
                addresses.ipv4().key()[0] = question.maskedLow(high, low);
                addresses.ipv4().count();
            } else {
                long[] key = addresses.ipv6().key();
                key[0] = question.maskedHigh(high, low);
                key[1] = question.maskedLow(high, low);
                addresses.ipv6().count();
            }
        }

        /** The half number that follows on an address of IPv6 is always 0. */
        private static List<Long> widened(List<Long> ipv4) {
            long low = IpNetwork.v4MappedLow(ipv4.get(0).intValue());
            return List.of(IpNetwork.V4_MAPPED_HIGH, low, 0L);
        }

        @Override
        public Remotes answer() {
            return new Remotes(
                    addresses.top(MOST), addresses.distinct(), addresses.total(), addresses.error(), addresses);
        }
    }

    /** Begins to count those of a question. */
    static Tally<Remotes> begin(RemotesQuestion question, Optional<Remotes> previous) {
        return new Peers(question, previous);
    }
}
