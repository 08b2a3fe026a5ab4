package io.harken.collectors.socket;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.netns.NetworkNamespaces;
import io.harken.config.AgentConfig;
import io.harken.config.ListenConfig;
import io.harken.ip.IpText;
import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The connections by which the agent itself is asked, to be left out of the counts: those to the port and the addresses on which
 * it listens, in whatever state. Who asks from the same host has the other end, which is one, too. The sockets that listen are
 * none.
 */
public final class OwnPolls {
    /** No connection. */
    public static final OwnPolls NONE = new OwnPolls(-1, List.of());

    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private final int port;

    /** None is every address. */
    private final List<IpNetwork> addresses;

    private OwnPolls(int port, List<IpNetwork> addresses) {
        this.port = port;
        this.addresses = addresses;
    }

    /** Those that a configuration leaves out. */
    public static OwnPolls excludedBy(AgentConfig config) {
        return config.excludeOwnPolls() ? of(config.listen()) : NONE;
    }

    /** Those of an agent that listens. */
    static OwnPolls of(ListenConfig listen) {
        // What is no address stops the start.
        List<IpNetwork> addresses = listen.addresses().stream()
                .flatMap(text -> IpText.resolve(text).stream())
                .map(bytes -> network(ByteText.bytes(bytes)))
                .toList();
        return new OwnPolls(listen.port(), addresses);
    }

    /** An address; that which means every address of a family is a network of all. */
    private static IpNetwork network(byte[] address) {
        ByteBuffer bytes = ByteBuffer.wrap(address);
        if (address.length == Integer.BYTES) {
            int number = bytes.getInt();
            int prefix = IpNetwork.V4_MAPPED_BITS + (number == 0 ? 0 : IPV4_BITS);
            return new IpNetwork(IpNetwork.V4_MAPPED_HIGH, IpNetwork.v4MappedLow(number), prefix);
        }
        long high = bytes.getLong();
        long low = bytes.getLong();
        return new IpNetwork(high, low, (high | low) == 0 ? 0 : IPV6_BITS);
    }

    /** Those among the sockets of a host: none, unless its tables are of the network namespace in which the agent listens. */
    OwnPolls in(HostPaths host) throws IOException {
        return this == NONE || NetworkNamespaces.isAgents(host) ? this : NONE;
    }

    boolean contains(SocketRow row, TcpState state) throws IOException {
        return port >= 0
                && state != TcpState.LISTEN
                && (row.localPort() == port || (row.remotePort() == port && isWithin(row)))
                && isListenedOn(row.localHigh(), row.localLow());
    }

    /** Whether a connection begins and ends at the same address. */
    private static boolean isWithin(SocketRow row) throws IOException {
        return row.localLow() == row.remoteLow() && row.localHigh() == row.remoteHigh();
    }

    private boolean isListenedOn(long high, long low) {
        return addresses.isEmpty() || addresses.stream().anyMatch(network -> network.contains(high, low));
    }
}
