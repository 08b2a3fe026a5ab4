package io.harken.collectors.web;

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
import org.jspecify.annotations.Nullable;

/** One request and its response. */
final class PageExchange {
    private final PageUrl url;
    private final Optional<Proxy> proxy;
    private final Deadline deadline;
    private final PageMemory memory;
    private final PageMemory.Buffer body;
    private final ResponseHead head = new ResponseHead();
    private Phase phase = Phase.RESOLVING;
    private OptionalLong length = OptionalLong.empty();

    private enum Phase {
        RESOLVING("Resolving"),
        CONNECTING("Connection"),
        TRANSFERRING("Operation");

        private final String name;

        Phase(String name) {
            this.name = name;
        }
    }

    PageExchange(PageUrl url, Optional<Proxy> proxy, Deadline deadline, PageMemory memory) {
        this.url = url;
        this.proxy = proxy;
        this.deadline = deadline;
        this.memory = memory;
        this.body = memory.buffer();
    }

    /** Heads and body, as they came but for what the body's headers say of its form. */
    String page() throws PageException {
        try (Socket plain = connect();
                Socket socket = url.secure() ? PageConnection.secure(tunnel(plain), url) : plain) {
            phase = Phase.TRANSFERRING;
            socket.getOutputStream().write(PageRequest.get(url, url.secure() ? Optional.empty() : proxy));
            return receive(new BufferedInputStream(socket.getInputStream()));
        } catch (PageException e) {
            throw e;
        } catch (IOException e) {
            throw deadline.hasPassed() ? timedOut() : new PageException(reason(e));
        }
    }

    private Socket connect() throws IOException {
        String host = proxy.map(Proxy::host).orElse(url.host());
        InetAddress[] addresses;
        try {
            addresses = PageConnection.resolve(host);
        } catch (PageException e) {
            throw proxy.isPresent() ? new PageException("Could not resolve proxy: " + host) : e;
        }
        phase = Phase.CONNECTING;
        return PageConnection.connect(host, addresses, proxy.map(Proxy::port).orElse(url.port()), deadline);
    }

    /** Asks the proxy, if there is one, for a way to the host. Its answer is part of the page, as for libcurl. */
    private Socket tunnel(Socket socket) throws IOException {
        if (proxy.isPresent()) {
            socket.getOutputStream().write(PageRequest.connect(url, proxy.get()));
            // Unbuffered: what follows the head is not for us but for TLS.
            int status = head.read(socket.getInputStream()).status();
            if (status / 100 != 2) {
                throw new PageException("CONNECT tunnel failed, response " + status);
            }
        }
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

    private PageException timedOut() {
        String text = phase.name + " timed out after " + deadline.elapsed().toMillis() + " milliseconds";
        if (phase != Phase.TRANSFERRING) {
            return new PageException(text);
        }
        String all = length.isPresent() ? " out of " + length.getAsLong() : "";
        return new PageException(text + " with " + body.size() + all + " bytes received");
    }

    private static String reason(IOException e) {
        @Nullable String message = e.getMessage();
        if (e instanceof SSLException) {
            return "TLS connect error: " + message;
        }
        boolean isReset = e instanceof SocketException && message != null && message.startsWith("Connection reset");
        return "Recv failure: " + (isReset ? "Connection reset by peer" : message);
    }
}
