package io.harken.collectors.socket;

import java.io.IOException;
import java.util.List;

/**
 * The peers of sockets.
 *
 * @param top those with the most sockets, the most frequent first
 * @param distinct how many there are
 * @param sockets how many sockets have a peer
 * @param error by how much a number of sockets may be too small; above 0 {@code distinct} is an estimate
 */
record Remotes(List<FrequentKeys.Entry> top, long distinct, long sockets, long error) {
    /** So many are known by their numbers. */
    static final int MOST = 1000;

    private static final class Peers implements Tally<Remotes> {
        private final RemotesQuestion question;
        private final FrequentKeys addresses = new FrequentKeys(2);

        Peers(RemotesQuestion question) {
            this.question = question;
        }

        @Override
        public void add(SocketRow row, TcpState state) throws IOException {
            if (state == TcpState.LISTEN) {
                return;
            }
            long[] key = addresses.key();
            long high = row.remoteHigh();
            long low = row.remoteLow();
            key[0] = question.maskedHigh(high, low);
            key[1] = question.maskedLow(high, low);
            addresses.count();
        }

        @Override
        public Remotes answer() {
            return new Remotes(addresses.top(MOST), addresses.distinct(), addresses.total(), addresses.error());
        }
    }

    /** Begins to count those of a question. */
    static Tally<Remotes> begin(RemotesQuestion question) {
        return new Peers(question);
    }
}
