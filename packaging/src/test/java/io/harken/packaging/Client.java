package io.harken.packaging;

import io.harken.item.ByteText;
import io.harken.packaging.Outcome.End;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Talks to an agent in raw bytes.
 *
 * @param from the address it comes from; it speaks to the loopback address of the same family
 * @param patience how long it waits for a byte
 */
record Client(InetAddress from, Duration patience) {
    private static final String LOOPBACK_V4 = "127.0.0.1";
    private static final String LOOPBACK_V6 = "::1";
    private static final Duration LIVENESS = Duration.ofSeconds(20);

    static Client local() throws IOException {
        return from(LOOPBACK_V4);
    }

    static Client from(String address) throws IOException {
        return new Client(InetAddress.getByName(address), LIVENESS);
    }

    /** A local client that waits for longer than others. */
    static Client patient(Duration patience) throws IOException {
        return new Client(local().from(), patience);
    }

    /** The body of the reply to a key. */
    String ask(int port, String key) throws IOException, InterruptedException {
        return exchange(port, List.of(new Step.Send(Step.frame(key)))).body();
    }

    Outcome exchange(int port, List<Step> steps) throws IOException, InterruptedException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            long begin = System.nanoTime();
            socket.connect(new InetSocketAddress(from.getAddress().length == 4 ? LOOPBACK_V4 : LOOPBACK_V6, port));
            try {
                for (Step step : steps) {
                    perform(step, socket);
                }
            } catch (IOException e) {
                // The agent has closed before everything was sent; how, its reply says.
            }
            return read(socket, begin);
        }
    }

    /** Does a step over a connection. */
    static void perform(Step step, Socket socket) throws IOException, InterruptedException {
        if (step instanceof Step.Send send) {
            send(send, socket.getOutputStream());
        } else if (step instanceof Step.Pause pause) {
            pause(pause.millis());
        } else {
            socket.shutdownOutput();
        }
    }

    private static void send(Step.Send send, OutputStream out) throws IOException, InterruptedException {
        byte[] bytes = ByteText.bytes(send.bytes());
        for (int at = 0; at < bytes.length; at += send.chunk()) {
            if (at > 0) {
                pause(send.pauseMillis());
            }
            int size = Math.min(send.chunk(), bytes.length - at);
            out.write(bytes, at, size);
            if (size == bytes.length - at) {
                return;
            }
        }
    }

    /** A slow client is slow by the clock: there is nothing else to wait for. */
    private static void pause(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    private static Outcome read(Socket socket, long begin) {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        End end;
        try {
            socket.getInputStream().transferTo(reply);
            end = End.FIN;
        } catch (SocketTimeoutException e) {
            end = End.OPEN;
        } catch (IOException e) {
            end = End.RESET;
        }
        return new Outcome(ByteText.of(reply.toByteArray()), end, Duration.ofNanos(System.nanoTime() - begin));
    }
}
