package io.harken.main;

import io.harken.item.ByteText;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The socket of the system's log. Each message is sent to its name, so it does not matter whether the log was started again
 * meanwhile. The JDK has no such sockets; Netty's native library has.
 */
final class SystemLogSocket implements SyslogSink.Datagrams {
    /** Where every system has it. */
    static final Path STANDARD = Path.of("/dev/log");

    private static final int ATTEMPTS = 20;
    private static final int PAUSE_MILLIS = 50;

    private final byte[] name;
    private final Socket socket;

    private SystemLogSocket(byte[] name, Socket socket) {
        this.name = name;
        this.socket = socket;
    }

    /**
     * Opens a socket; whether anybody listens at the other end shows with the first message.
     *
     * @throws IOException if this host has no library for it
     */
    static SystemLogSocket open(Path file) throws IOException {
        if (!Epoll.isAvailable()) {
            throw new IOException(
                    "cannot open log: LogType=system needs Netty's native library, which cannot be loaded: "
                            + ByteText.utf8(String.valueOf(Epoll.unavailabilityCause())));
        }
        return new SystemLogSocket(file.toString().getBytes(StandardCharsets.UTF_8), Socket.newSocketDomainDgram());
    }

    @Override
    public void send(byte[] message) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(message.length).put(message);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (socket.sendToDomainSocket(bytes, 0, message.length, name) > 0) {
                return;
            }
            // Full, and it does not block.
            pause();
        }
        throw new IOException("Resource temporarily unavailable");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
