package io.harken.main;

import io.harken.item.ByteText;
import io.netty.channel.ChannelException;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Sends messages to the name of a Unix socket, one by one, so it does not matter whether its owner was started again meanwhile.
 * The JDK has no such sockets; Netty's native library has.
 */
final class UnixDatagrams implements SyslogSink.Datagrams, AutoCloseable {
    private static final int ATTEMPTS = 20;
    private static final int PAUSE_MILLIS = 50;

    private final byte[] name;
    private final Socket socket;

    private UnixDatagrams(byte[] name, Socket socket) {
        this.name = name;
        this.socket = socket;
    }

    /**
     * Opens a socket; whether anybody listens at the other end shows with the first message.
     *
     * @param name the name of the other end; one that begins with a NUL is abstract (unix(7))
     * @throws IOException if this host has no library for it, or this process no descriptor
     */
    static UnixDatagrams to(byte[] name) throws IOException {
        if (!Epoll.isAvailable()) {
            throw new IOException("needs Netty's native library, which cannot be loaded: "
                    + ByteText.utf8(String.valueOf(Epoll.unavailabilityCause())));
        }
        try {
            return new UnixDatagrams(name, Socket.newSocketDomainDgram());
        } catch (ChannelException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        }
    }

    @Override
    public void send(byte[] message) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(message.length).put(message);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (isSent(bytes)) {
                return;
            }
            // Full, and it does not block.
            pause();
        }
        throw new IOException("Resource temporarily unavailable");
    }

    private boolean isSent(ByteBuffer bytes) throws IOException {
        try {
            return socket.sendToDomainSocket(bytes, 0, bytes.capacity(), name) > 0;
        } catch (FileNotFoundException e) {
            // Of this error Netty gives the type only.
            throw new IOException("No such file or directory", e);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
