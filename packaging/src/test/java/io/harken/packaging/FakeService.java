package io.harken.packaging;

import io.harken.item.ByteText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A service on the loopback address that does the same with every connection, and notes what it is sent. */
final class FakeService implements AutoCloseable {
    private static final int LIVENESS_SECONDS = 60;

    private final ServerSocket server;
    private final List<Step> script;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    private FakeService(ServerSocket server, List<Step> script) {
        this.server = server;
        this.script = script;
    }

    static FakeService start(List<Step> script) throws IOException {
        FakeService service = new FakeService(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
        service.inBackground(service::accept);
        return service;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Everything that came over a connection, once the other side has ended it. */
    String received() throws InterruptedException {
        String bytes = received.poll(LIVENESS_SECONDS, TimeUnit.SECONDS);
        if (bytes == null) {
            throw new IllegalStateException("a connection is still open");
        }
        return bytes;
    }

    private void inBackground(Runnable task) {
        Thread thread = new Thread(task, "fake service");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                inBackground(() -> read(socket));
                inBackground(() -> perform(socket));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void read(Socket socket) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (socket) {
            socket.getInputStream().transferTo(bytes);
        } catch (IOException e) {
            // Reset: what came before is noted.
        }
        received.add(ByteText.of(bytes.toByteArray()));
    }

    private void perform(Socket socket) {
        try {
            for (Step step : script) {
                Client.perform(step, socket);
            }
        } catch (IOException | InterruptedException e) {
            // The other side has seen enough.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
