package io.harken.collectors.web;

import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.TcpConnection;
import io.harken.collectors.peer.UnverifiedTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Connects to a host for a page. */
final class PageConnection {
    private PageConnection() {}

    /** The addresses of a host. As for libcurl, {@code localhost} is both loopbacks, whatever name servers say. */
    static InetAddress[] resolve(PeerAddress peer) throws IOException {
        try {
            return isLocalhost(peer.host())
                    ? new InetAddress[] {
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                        InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})
                    }
                    : peer.resolveAll();
        } catch (UnknownHostException e) {
            throw new PageException("Could not resolve host: " + peer.host());
        }
    }

    private static boolean isLocalhost(String host) {
        String name = "." + host.toLowerCase(Locale.ROOT);
        return name.endsWith(".localhost") || name.endsWith(".localhost.");
    }

    /** A connection to the first of the addresses that takes one; of those that are silent each has its share of the time. */
    static TcpConnection connect(PeerAddress peer, InetAddress[] addresses, PageTime time) throws IOException {
        for (int i = 0; i < addresses.length; i++) {
            Duration patience = time.left().dividedBy(addresses.length - i);
            TcpConnection connection = tryConnect(peer, new InetSocketAddress(addresses[i], peer.port()), patience);
            if (connection != null) {
                return connection;
            }
        }
        throw new PageException("Failed to connect to " + cutZone(peer.host()) + " port " + peer.port() + " after "
                + time.spent().toMillis() + " ms: Could not connect to server");
    }

    private static @Nullable TcpConnection tryConnect(PeerAddress peer, InetSocketAddress address, Duration patience)
            throws IOException {
        try {
            return TcpConnection.open(peer, address, patience.plusMillis(1));
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return null;
        }
    }

    private static String cutZone(String host) {
        int zone = host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }

    /** TLS on a connection; the name of the host is sent for servers with several certificates. */
    static Socket secure(TcpConnection connection, PageUrl url) throws IOException {
        return UnverifiedTls.socketFactory().createSocket(connection.socket(), url.host(), url.port(), true);
    }
}
