package io.harken.collectors.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Answers every request on a loopback address with what it is told, and closes. */
final class FakeWebServer implements AutoCloseable {
    /** Sends a reply, in whatever time it takes. */
    @FunctionalInterface
    interface Reply {
        void send(Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private volatile Reply reply = socket -> {};

    FakeWebServer(String address) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName(address));
        Thread thread = new Thread(this::serve, "web");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** The last request, in {@link io.harken.item.ByteText}. */
    String request() throws InterruptedException {
        return requests.take();
    }

    void replyBy(Reply other) {
        reply = other;
    }

    /** Has the next requests answered with this {@link io.harken.item.ByteText}. */
    void reply(String bytes) {
        reply(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    void reply(byte[] bytes) {
        reply = socket -> socket.getOutputStream().write(bytes);
    }

    private void serve() {
        while (true) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> answer(socket), "web request");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            StringBuilder request = new StringBuilder();
            InputStream in = socket.getInputStream();
            while (request.indexOf("\r\n\r\n") < 0) {
                request.append((char) in.read());
            }
            requests.add(request.toString());
            reply.send(socket);
        } catch (IOException | InterruptedException e) {
            // The client is gone.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
