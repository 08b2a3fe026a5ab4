package io.harken.collectors.socket;

import java.util.Optional;

/**
 * Asks for the peers, of which those in the same network are one.
 *
 * @param prefix4 the length of the prefix of such a network of IPv4, 0 to 32
 * @param prefix6 of IPv6, 0 to 128
 */
record RemotesQuestion(int prefix4, int prefix6) implements Question<Remotes> {
    @Override
    public Tally<Remotes> begin(Optional<Remotes> previous, WalkStart walk) {
        return Remotes.begin(this, previous);
    }

    long maskedHigh(long high, long low) {
        return high & IpNetwork.mask(prefix(high, low));
    }

    long maskedLow(long high, long low) {
        return low & IpNetwork.mask(prefix(high, low) - Long.SIZE);
    }

    private int prefix(long high, long low) {
        return IpNetwork.isV4Mapped(high, low) ? IpNetwork.V4_MAPPED_BITS + prefix4 : prefix6;
    }

    /** A peer as it is written: an address, or a network {@code 192.0.2.0/24}. */
    String text(IpAddress address) {
        boolean v4 = IpNetwork.isV4Mapped(address.high(), address.low());
        int length = v4 ? prefix4 : prefix6;
        return length == (v4 ? 32 : 128) ? address.toString() : address + "/" + length;
    }
}
