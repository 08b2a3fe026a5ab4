package io.harken.collectors.systemd;

import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A bus that lets everybody in and gives prepared answers to the calls of a connection, in their order, byte by byte. */
final class FakeBus implements AutoCloseable {
    /** An answer that is the end of the connection. */
    static final String CLOSES = "";

    static final String LETS_IN = "DATA\r\nOK 0123456789abcdef0123456789abcdef\r\n";

    private static final int LONGEST = 1 << 16;
    private static final Map<String, byte[]> MESSAGES = messages();

    private final ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final Thread server = new Thread(this::serve, "fake bus");
    private final String welcome;
    private final List<String> answers;

    /**
     * A bus for many connections.
     *
     * @param answers for each call the names of messages in {@code bus.tsv}, with blanks between; then the bus is silent
     */
    FakeBus(Path socket, String welcome, String... answers) throws IOException {
        this.welcome = welcome;
        this.answers = List.of(answers);
        listener.bind(UnixDomainSocketAddress.of(socket));
        server.setDaemon(true);
        server.start();
    }

    private void serve() {
        while (listener.isOpen()) {
            try (SocketChannel client = listener.accept()) {
                InputStream in = Channels.newInputStream(client);
                in.readNBytes("\0AUTH EXTERNAL\r\nDATA\r\nBEGIN\r\n".length());
                write(client, ByteText.bytes(welcome));
                answer(client, in);
            } catch (IOException e) {
                // The client has seen enough.
            }
        }
    }

    private void answer(SocketChannel client, InputStream in) throws IOException {
        for (String answer : answers) {
            DBusMessage.read(in, LONGEST);
            if (answer.equals(CLOSES)) {
                return;
            }
            for (String name : answer.split(" ", -1)) {
                write(client, Objects.requireNonNull(MESSAGES.get(name), name));
            }
        }
        in.readAllBytes();
    }

    private static void write(SocketChannel client, byte[] bytes) throws IOException {
        for (byte each : bytes) {
            client.write(ByteBuffer.wrap(new byte[] {each}));
        }
    }

    private static Map<String, byte[]> messages() {
        try (InputStream in = FakeBus.class.getResourceAsStream("bus.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toMap(
                            row -> row[0], row -> HexFormat.of().parseHex(row[1])));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The socket takes clients until the server has left it. */
    @Override
    public void close() throws IOException {
        listener.close();
        try {
            server.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
