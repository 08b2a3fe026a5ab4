package io.harken.collectors.peer;

import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/** A TCP connection to another host. An interrupt of the thread that uses it closes it at once, whatever it waits for. */
public final class TcpConnection implements AutoCloseable {
    private final SocketChannel channel;

    private TcpConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects. */
    public static TcpConnection open(PeerAddress peer) throws IOException {
        return open(peer, peer.resolve(), Duration.ZERO);
    }

    /**
     * Connects to one of the addresses of a host.
     *
     * @param patience how long to wait for it; zero for as long as it takes
     */
    public static TcpConnection open(PeerAddress peer, InetSocketAddress remote, Duration patience) throws IOException {
        boolean v4 = remote.getAddress().getAddress().length == 4;
        SocketChannel channel = SocketChannel.open(v4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            Optional<InetSocketAddress> local = peer.local(remote.getAddress());
            if (local.isPresent()) {
                channel.bind(local.get());
            }
            channel.socket().connect(remote, (int) patience.toMillis());
            return new TcpConnection(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends a text, in {@link ByteText}. */
    public void send(String bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(ByteText.bytes(bytes));
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Sends a text at the end; who is gone already need not hear it. */
    public void sayGoodbye(String bytes) {
        try {
            send(bytes);
        } catch (IOException e) {
            // What is known of the service is known.
        }
    }

    /** What the other host sends. */
    public InputStream input() throws IOException {
        return socket().getInputStream();
    }

    /** The address of the other host. */
    public InetAddress peer() {
        return socket().getInetAddress();
    }

    /** The connection as a socket. */
    public Socket socket() {
        return channel.socket();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
