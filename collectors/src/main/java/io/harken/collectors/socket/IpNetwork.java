package io.harken.collectors.socket;

import io.harken.ip.IpText;
import io.harken.ip.Ipv4Text;
import io.harken.ip.Ipv6Text;
import io.harken.ip.PortText;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An IP address or a network in CIDR notation, as {@code net.tcp.socket.count} takes them.
 *
 * <p>All addresses are of 128 bits, IPv4 in its v4-mapped form {@code ::ffff:a.b.c.d}. A network of IPv6 holds no
 * v4-mapped address unless it is written as one: {@code ::/0} is IPv6 only.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 * @param prefix the length of the network's prefix, 0 to 128
 */
record IpNetwork(long high, long low, int prefix) {
    /** The first half of every v4-mapped address. */
    static final long V4_MAPPED_HIGH = 0;

    /** The length of the prefix that all v4-mapped addresses share. */
    static final int V4_MAPPED_BITS = 96;

    private static final long V4_MAPPED_LOW = 0xFFFF_0000_0000L;

    /** The second half of the v4-mapped form of an IPv4 address. */
    static long v4MappedLow(int address) {
        return V4_MAPPED_LOW | Integer.toUnsignedLong(address);
    }

    /** The network of a text. */
    static IpNetwork parse(String text) throws NotSupportedException {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        boolean v4 = Ipv4Text.isAddress(address);
        int bits = v4 ? 32 : 128;
        Optional<Integer> prefix = slash < 0 ? Optional.of(bits) : prefix(text.substring(slash + 1), bits);
        if (prefix.isEmpty() || (slash >= 0 && !v4 && !Ipv6Text.isAddress(address))) {
            throw new NotSupportedException("Cannot validate CIDR \"" + text + "\"");
        }
        ByteBuffer bytes = ByteBuffer.wrap(resolve(address)
                .map(ByteText::bytes)
                .orElseThrow(() -> new NotSupportedException("IP is not supported: \"" + text + "\"")));
        return v4
                ? new IpNetwork(V4_MAPPED_HIGH, v4MappedLow(bytes.getInt()), V4_MAPPED_BITS + prefix.get())
                : new IpNetwork(bytes.getLong(), bytes.getLong(), prefix.get());
    }

    private static Optional<String> resolve(String address) {
        boolean known = Ipv4Text.isAddress(address) || Ipv6Text.isAddress(address);
        return known ? IpText.resolve(address) : Optional.empty();
    }

    boolean contains(long addressHigh, long addressLow) {
        return isV4Mapped(high, low) == isV4Mapped(addressHigh, addressLow)
                && ((high ^ addressHigh) & mask(prefix)) == 0
                && ((low ^ addressLow) & mask(prefix - 64)) == 0;
    }

    /** Whether the halves of an address are those of an IPv4 address. */
    static boolean isV4Mapped(long high, long low) {
        return high == V4_MAPPED_HIGH && low >>> 32 == V4_MAPPED_LOW >>> 32;
    }

    /** The mask of the first bits of a half; a shift of 64 would be a shift of 0. */
    static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
    }

    private static Optional<Integer> prefix(String digits, int bits) {
        return PortText.parse(digits).filter(prefix -> prefix <= bits);
    }
}
