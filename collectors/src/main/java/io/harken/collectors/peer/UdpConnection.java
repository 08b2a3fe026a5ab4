package io.harken.collectors.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
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

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
