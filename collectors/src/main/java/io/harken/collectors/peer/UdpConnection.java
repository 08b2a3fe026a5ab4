package io.harken.collectors.peer;

import io.harken.item.ByteText;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Optional;

/** A UDP socket that hears only one other host. An interrupt of the thread that uses it closes it at once. */
public final class UdpConnection implements AutoCloseable {
    private final DatagramChannel channel;

    private UdpConnection(DatagramChannel channel) {
        this.channel = channel;
    }

    /** A socket for another host. */
    public static UdpConnection open(PeerAddress peer) throws IOException {
        InetSocketAddress remote = peer.resolve();
        boolean v4 = remote.getAddress().getAddress().length == 4;
        DatagramChannel channel = DatagramChannel.open(v4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            Optional<InetSocketAddress> local = peer.local(remote.getAddress());
            if (local.isPresent()) {
                channel.bind(local.get());
            }
            channel.connect(remote);
            return new UdpConnection(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends a datagram and waits for the next one that comes, of which it gives the first bytes. */
    public ByteBuffer exchange(ByteBuffer request, int limit) throws IOException {
        channel.write(request);
        ByteBuffer reply = ByteBuffer.allocate(limit);
        channel.read(reply);
        return reply.flip();
    }

    /** Sends a datagram, in {@link ByteText}. */
    public void send(String bytes) throws IOException {
        channel.write(ByteBuffer.wrap(ByteText.bytes(bytes)));
    }

    /** The next datagram, or its first bytes, in {@link ByteText}; nothing if none comes in time. */
    public Optional<String> receive(int limit, Duration patience) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[limit], limit);
        channel.socket().setSoTimeout((int) Math.min(Integer.MAX_VALUE, patience.toMillis()));
        try {
            channel.socket().receive(packet);
            return Optional.of(ByteText.of(packet.getData()).substring(0, packet.getLength()));
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
