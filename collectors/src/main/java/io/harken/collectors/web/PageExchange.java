package io.harken.collectors.web;

import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.TcpConnection;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.OptionalLong;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** One request and its response, on a worker. How far it came can be asked meanwhile. */
final class PageExchange {
    private final PageUrl url;
    private final Optional<Proxy> proxy;
    private final Optional<String> source;
    private final PageTime time;
    private final PageMemory memory;
    private final PageMemory.Buffer body;
    private final ResponseHead head;
    private volatile Phase phase = Phase.RESOLVING;
    private volatile OptionalLong length = OptionalLong.empty();

    private enum Phase {
        RESOLVING("Resolving"),
        CONNECTING("Connection"),
        TRANSFERRING("Operation");

        private final String title;

        Phase(String title) {
            this.title = title;
        }
    }

    PageExchange(PageUrl url, Optional<Proxy> proxy, Optional<String> source, PageTime time, PageMemory memory) {
        this.url = url;
        this.proxy = proxy;
        this.source = source;
        this.time = time;
        this.memory = memory;
        this.body = memory.buffer();
        this.head = new ResponseHead(memory);
    }

    /** Heads and body, as they came but for what the body's headers say of its form. */
    Page page() throws PageException {
        try (TcpConnection connection = connect()) {
            Socket socket = url.secure() ? secure(connection) : connection.socket();
            phase = Phase.TRANSFERRING;
            socket.getOutputStream().write(PageRequest.get(url, url.secure() ? Optional.empty() : proxy));
            return new Page(receive(new BufferedInputStream(socket.getInputStream())), time.spent(), memory);
        } catch (PageException e) {
            throw e;
        } catch (IOException e) {
            throw new PageException(reason(e));
        }
    }

    private TcpConnection connect() throws IOException {
        PeerAddress peer = new PeerAddress(
                proxy.map(Proxy::host).orElse(url.host()),
                proxy.map(Proxy::port).orElse(url.port()),
                source);
        InetAddress[] addresses;
        try {
            addresses = PageConnection.resolve(peer);
        } catch (PageException e) {
            throw proxy.isPresent() ? new PageException("Could not resolve proxy: " + peer.host()) : e;
        }
        phase = Phase.CONNECTING;
        return PageConnection.connect(peer, addresses, time);
    }

    /** Asks the proxy, if there is one, for a way to the host. Its answer is part of the page, as for libcurl. */
    private Socket secure(TcpConnection connection) throws IOException {
        if (proxy.isPresent()) {
            connection.send(PageRequest.connect(url, proxy.get()));
            // Unbuffered: what follows the head is not for us but for TLS.
            int status = head.read(connection.input()).status();
            if (status / 100 != 2) {
                throw new PageException("CONNECT tunnel failed, response " + status);
            }
        }
        SSLSocket socket = (SSLSocket) PageConnection.secure(connection, url);
        socket.startHandshake();
        return socket;
    }

    private String receive(InputStream in) throws IOException {
        ResponseHeaders headers;
        try {
            do {
                headers = head.read(in);
            } while (headers.isInterim());
        } catch (EOFException e) {
            if (head.text().isEmpty()) {
                throw new PageException("Empty reply from server");
            }
            return head.text();
        }
        length = headers.contentLength();
        if (headers.hasBody()) {
            new ResponseBody(in, body).read(headers, length, head);
        }
        byte[] decoded = ContentCoding.decode(body.toBytes(), headers.words("content-encoding"), memory);
        return head.text() + PageText.of(decoded, headers.contentType());
    }

    /** What it means that the time is up. */
    PageException timedOut() {
        String text = phase.title + " timed out after " + time.spent().toMillis() + " milliseconds";
        if (phase != Phase.TRANSFERRING) {
            return new PageException(text);
        }
        OptionalLong announced = length;
        String all = announced.isPresent() ? " out of " + announced.getAsLong() : "";
        return new PageException(text + " with " + body.size() + all + " bytes received");
    }

    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof SSLException) {
            return "TLS connect error: " + message;
        }
        boolean isReset = e instanceof SocketException && message.startsWith("Connection reset");
        return "Recv failure: " + (isReset ? "Connection reset by peer" : message);
    }
}
