package io.harken.collectors.peer;

import io.harken.ip.IpText;
import io.harken.item.ByteText;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where another host is asked, and from where.
 *
 * @param host a name or an address, in {@link ByteText}
 * @param port 0 to 65535
 * @param source the address of this host to ask from; else the kernel chooses
 */
public record PeerAddress(String host, int port, Optional<String> source) {
    /** The same for another host. */
    public PeerAddress withHost(String other) {
        return new PeerAddress(other, port, source);
    }

    /** Looks all addresses of the host up, which may take long; an interruption ends it. */
    public InetAddress[] resolveAll() throws IOException {
        Optional<String> numeric = IpText.resolve(host);
        if (numeric.isPresent()) {
            return new InetAddress[] {InetAddress.getByAddress(ByteText.bytes(numeric.get()))};
        }
        if (host.startsWith("[")) {
            throw new UnknownHostException(host); // The JDK would take it for an address.
        }
        return NameLookups.BY_RESOLVER.addresses(host);
    }

    /** The same for the first of several addresses, which is the one that {@code zabbix_agentd} asks. */
    InetSocketAddress resolve() throws IOException {
        return new InetSocketAddress(resolveAll()[0], port);
    }

    /**
     * Where to bind a socket for a peer, if anywhere.
     *
     * @throws BindException as the kernel says it where the two are of different families
     */
    Optional<InetSocketAddress> local(InetAddress peer) throws IOException {
        Optional<String> bytes = source.flatMap(IpText::resolve);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        InetAddress local = InetAddress.getByAddress(ByteText.bytes(bytes.get()));
        if (!local.getClass().equals(peer.getClass())) {
            boolean v4 = peer.getAddress().length == 4;
            throw new BindException(v4 ? "Address family not supported by protocol" : "Invalid argument");
        }
        return Optional.of(new InetSocketAddress(local, 0));
    }
}
