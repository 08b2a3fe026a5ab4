package io.harken.main;

import io.harken.item.ByteText;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What is said over a control socket: short lines in {@link ByteText}. */
final class ControlLine {
    /** How {@code -R} finds the socket of an agent: the name of its PID file, and this. */
    static final String SUFFIX = ".sock";

    /** What the agent answers. */
    static final String DONE = "done";

    private static final int MAX_BYTES = 256;

    private ControlLine() {}

    /**
     * Reads a line, without its end.
     *
     * @throws IOException if it is too long, the connection ends before it does, or it takes too long to come
     */
    static String read(SocketChannel channel, Duration within, LongSupplier nanoClock) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
        long start = nanoClock.getAsLong();
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (bytes.position() == 0 || bytes.get(bytes.position() - 1) != '\n') {
                await(selector, within.minusNanos(nanoClock.getAsLong() - start));
                if (!bytes.hasRemaining() || channel.read(bytes) < 0) {
                    throw new EOFException("no line");
                }
            }
        }
        return ByteText.of(bytes.array()).substring(0, bytes.position() - 1);
    }

    private static void await(Selector selector, Duration left) throws IOException {
        if (left.toMillis() <= 0) {
            throw new SocketTimeoutException("timed out");
        }
        selector.select(left.toMillis());
        selector.selectedKeys().clear();
    }

    /** Writes a line; it fits into the buffer of the kernel. */
    static void write(SocketChannel channel, String line) throws IOException {
        channel.write(ByteBuffer.wrap(ByteText.bytes(line + "\n")));
    }
}
