package io.harken.collectors.socket;

import java.util.LinkedHashSet;
import java.util.Set;

/** A local port on which sockets listen, and the connections to it. */
final class ListeningPort {
    /** More are not told; a port seldom has more than one. */
    private static final int MOST_ADDRESSES = 16;

    private final int port;
    private final Set<IpAddress> addresses = new LinkedHashSet<>();
    private final StateCounts connections = new StateCounts();
    private boolean ipv4;
    private boolean ipv6;
    private long acceptQueue;
    private String service = "";

    ListeningPort(int port) {
        this.port = port;
    }

    void addListener(IpAddress address, boolean isIpv6, long queue) {
        if (addresses.size() < MOST_ADDRESSES) {
            addresses.add(address);
        }
        ipv6 |= isIpv6;
        ipv4 |= !isIpv6;
        acceptQueue += queue;
    }

    void addConnection(TcpState state) {
        connections.add(state);
    }

    void setService(String name) {
        service = name;
    }

    /** The name of the service that usually has the port; empty if there is none. */
    String service() {
        return service;
    }

    int port() {
        return port;
    }

    /** The addresses that sockets are bound to, each once: of both families if it is one port for both. */
    Set<IpAddress> addresses() {
        return addresses;
    }

    /** {@code ipv4}, {@code ipv6} or {@code ipv4,ipv6}. A socket of IPv6 may take IPv4, too, which is not to be seen. */
    String family() {
        return ipv4 ? ipv6 ? "ipv4,ipv6" : "ipv4" : "ipv6";
    }

    /** Connections that wait to be accepted, of all sockets that listen. */
    long acceptQueue() {
        return acceptQueue;
    }

    /** Connections to the port by their states. */
    StateCounts connections() {
        return connections;
    }
}
