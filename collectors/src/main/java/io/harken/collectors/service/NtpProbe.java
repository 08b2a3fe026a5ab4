package io.harken.collectors.service;

import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.UdpConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;

/** NTP (RFC 1305, RFC 5905): a server that knows the time answers a client's packet. */
final class NtpProbe implements Probe {
    private static final int PACKET = 48;
    private static final int ORIGINATE = 24;
    private static final int TRANSMIT = 40;

    private static final int VERSION = 3;
    private static final int CLIENT = 3;
    private static final int SERVER = 4;
    private static final int HIGHEST_STRATUM = 15;

    /** From 1900 to 1970, in seconds. */
    private static final long ERA = 2_208_988_800L;

    private final InstantSource clock;

    NtpProbe(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean isUp(PeerAddress peer) throws IOException {
        ByteBuffer request = ByteBuffer.allocate(PACKET);
        request.put(0, (byte) (VERSION << 3 | CLIENT)).putLong(TRANSMIT, timestamp(clock.instant()));
        try (UdpConnection connection = UdpConnection.open(peer)) {
            // One byte more, to tell a longer packet.
            ByteBuffer reply = connection.exchange(request, PACKET + 1);
            return reply.remaining() == PACKET && isAnswer(reply, request.getLong(TRANSMIT));
        }
    }

    /** Seconds and their fraction, of 32 bits each. */
    private static long timestamp(Instant time) {
        return (time.getEpochSecond() + ERA) << 32 | ((long) time.getNano() << 32) / 1_000_000_000;
    }

    private static boolean isAnswer(ByteBuffer reply, long sent) {
        int head = reply.get(0);
        return (head >> 3 & 7) == VERSION
                && (head & 7) == SERVER
                && Byte.toUnsignedInt(reply.get(1)) <= HIGHEST_STRATUM
                && reply.getLong(ORIGINATE) == sent
                && reply.getLong(TRANSMIT) != 0;
    }
}
