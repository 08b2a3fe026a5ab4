package io.harken.server;

import io.harken.item.ByteText;
import io.harken.server.frame.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A connection of a peer. What it reads ends with the stream: a reset is an error. */
final class Client implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket = new Socket();

    private Client(TestServer server, String from) throws IOException {
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(server.address(), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    static Client of(TestServer server) throws IOException {
        return new Client(server, "127.0.0.1");
    }

    static Client from(String address, TestServer server) throws IOException {
        return new Client(server, address);
    }

    /** The body of the reply to one request, on a connection of its own. */
    static String ask(TestServer server, String key) throws IOException {
        try (Client client = of(server)) {
            return client.send(Wire.request(key)).reply();
        }
    }

    Client send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    Client endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** All bytes until the server closes. */
    String everything() throws IOException {
        return ByteText.of(socket.getInputStream().readAllBytes());
    }

    /** The body of the one frame that comes before the server closes. */
    String reply() throws IOException {
        String bytes = everything();
        String body = bytes.substring(Math.min(13, bytes.length()));
        if (!bytes.equals(ByteText.of(Wire.request(body)))) {
            throw new AssertionError("no frame: " + bytes);
        }
        return body;
    }

    /** Whether the server closes within some milliseconds. */
    boolean endsWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
