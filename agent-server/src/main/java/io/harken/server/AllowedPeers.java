package io.harken.server;

import io.harken.config.PeerEntry;
import io.harken.config.ServerConfig;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The {@code Server} parameter: who may ask.
 *
 * <p>An IPv4 address is the same as its v4-mapped form {@code ::ffff:a.b.c.d} and its v4-compatible form
 * {@code ::a.b.c.d}, on both sides. So {@code 0.0.0.0/0} admits {@code ::1} too, as {@code zabbix_agentd} has it.
 */
final class AllowedPeers {
    private static final int V4_AT = 12;
    private static final int MOST_KNOWN = 256;

    private final String text;
    private final List<PeerEntry.Network> networks;
    private final HostNames names;

    /** Peers that a network allows, so that a server which comes again costs one look. Used on the one event loop. */
    private final Set<InetAddress> known = new HashSet<>();

    AllowedPeers(ServerConfig config, HostNames names) {
        this.text = config.text();
        this.networks = config.networks();
        this.names = names;
    }

    /** The list as it is logged. */
    String text() {
        return text;
    }

    /** Whether a peer may ask. */
    boolean allows(InetAddress peer) {
        return known.contains(peer) || isInNetworks(peer) || (!names.isEmpty() && names.resolvesTo(peer));
    }

    private boolean isInNetworks(InetAddress peer) {
        for (byte[] form : forms(peer.getAddress())) {
            for (PeerEntry.Network network : networks) {
                if (contains(network, form)) {
                    remember(peer);
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean contains(PeerEntry.Network network, byte[] peer) {
        byte[] address = network.addressBytes();
        return peer.length == address.length && samePrefix(peer, address, network.prefix());
    }

    private void remember(InetAddress peer) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.add(peer);
    }

    /** The address, and the forms in the other family that count as the same. */
    private static List<byte[]> forms(byte[] address) {
        if (address.length == 4) {
            return List.of(address, v6(address, (byte) 0xFF), v6(address, (byte) 0));
        }
        byte[] v4 = Arrays.copyOfRange(address, V4_AT, address.length);
        boolean holdsV4 = Arrays.equals(v6(v4, (byte) 0xFF), address) || Arrays.equals(v6(v4, (byte) 0), address);
        return holdsV4 ? List.of(address, v4) : List.of(address);
    }

    private static byte[] v6(byte[] v4, byte mark) {
        byte[] v6 = new byte[16];
        v6[V4_AT - 2] = mark;
        v6[V4_AT - 1] = mark;
        System.arraycopy(v4, 0, v6, V4_AT, v4.length);
        return v6;
    }

    private static boolean samePrefix(byte[] a, byte[] b, int bits) {
        int whole = bits / 8;
        int rest = bits % 8;
        return Arrays.equals(a, 0, whole, b, 0, whole)
                && (rest == 0 || ((a[whole] ^ b[whole]) & 0xFF) >> (8 - rest) == 0);
    }
}
