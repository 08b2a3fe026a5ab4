package io.harken.collectors.web;

import io.harken.ip.IpText;
import io.harken.item.ByteText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** Connects to a host. Only a channel can be closed, by the deadline or an interruption, while a thread waits for it. */
final class PageConnection {
    private static final InetAddress[] LOOPBACKS = {
        loopback(new byte[] {127, 0, 0, 1}), loopback(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})
    };

    private PageConnection() {}

    /** The addresses of a host. As for libcurl, {@code localhost} is both loopbacks, whatever name servers say. */
    static InetAddress[] resolve(String host) throws PageException {
        try {
            Optional<String> address = IpText.resolve(host);
            if (address.isPresent()) {
                return new InetAddress[] {InetAddress.getByAddress(ByteText.bytes(address.get()))};
            }
            return isLocalhost(host) ? LOOPBACKS.clone() : lookUp(host);
        } catch (UnknownHostException e) {
            throw new PageException("Could not resolve host: " + host);
        }
    }

    private static boolean isLocalhost(String host) {
        String name = "." + host.toLowerCase(Locale.ROOT);
        return name.endsWith(".localhost") || name.endsWith(".localhost.");
    }

    private static InetAddress loopback(byte[] address) {
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the lengths of addresses are known", e);
        }
    }

    @Allowed("on a worker")
    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }

    /** A connection to the first of the addresses that takes one. */
    static Socket connect(String host, InetAddress[] addresses, int port, Deadline deadline) throws IOException {
        for (int i = 0; i < addresses.length; i++) {
            // An address that is silent must leave time for the next one.
            Duration patience = i < addresses.length - 1 ? deadline.left().dividedBy(2) : deadline.left();
            SocketChannel channel = SocketChannel.open();
            try {
                deadline.guard(channel);
                channel.socket().connect(new InetSocketAddress(addresses[i], port), (int) patience.toMillis());
                return channel.socket();
            } catch (IOException e) {
                channel.close();
                if (deadline.hasPassed() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
        throw new PageException("Failed to connect to " + cutZone(host) + " port " + port + " after "
                + deadline.elapsed().toMillis() + " ms: Could not connect to server");
    }

    private static String cutZone(String host) {
        int zone = host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }

    /** TLS on a connection; the name of the host is sent for servers with several certificates. */
    static Socket secure(Socket socket, PageUrl url) throws IOException {
        SSLSocket secure = (SSLSocket) TrustAll.socketFactory().createSocket(socket, url.host(), url.port(), true);
        secure.startHandshake();
        return secure;
    }
}
