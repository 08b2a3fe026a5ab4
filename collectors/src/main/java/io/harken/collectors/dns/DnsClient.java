package io.harken.collectors.dns;

import io.harken.collectors.dns.DnsQuery.Protocol;
import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.TcpConnection;
import io.harken.collectors.peer.UdpConnection;
import io.harken.item.ByteText;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Asks name servers as the resolver of the C library does (resolver(3)). */
final class DnsClient {
    private static final int LONGEST = 65535;
    private static final int SERVER_FAILURE = 2;
    private static final int NOT_IMPLEMENTED = 4;
    private static final int REFUSED = 5;

    private final int port;
    private final LongSupplier nanoClock;
    private final Supplier<RandomGenerator> numbers;

    /**
     * A client.
     *
     * @param port of all name servers
     * @param nanoClock a monotonic clock in nanoseconds
     * @param numbers makes unpredictable ones, so that nobody can answer who was not asked
     */
    DnsClient(int port, LongSupplier nanoClock, Supplier<RandomGenerator> numbers) {
        this.port = port;
        this.nanoClock = nanoClock;
        this.numbers = numbers;
    }

    /** The reply of the first of the servers that gives one; a refusal only if there is none else. */
    Optional<DnsMessage> ask(DnsQuery query, List<String> servers) throws IOException {
        DnsMessage question = DnsMessage.question(numbers.get().nextInt(), query.name(), query.type());
        Optional<DnsMessage> refusal = Optional.empty();
        int tries = query.protocol() == Protocol.TCP ? 1 : query.tries();
        for (int i = 0; i < tries; i++) {
            for (String server : servers) {
                Optional<DnsMessage> reply = askOne(server, question, query);
                if (reply.isPresent() && (query.protocol() == Protocol.TCP || !isRefusal(reply.get()))) {
                    return reply;
                }
                refusal = reply.isPresent() ? reply : refusal;
            }
        }
        return refusal;
    }

    private static boolean isRefusal(DnsMessage reply) {
        int code = reply.responseCode();
        return code == SERVER_FAILURE || code == NOT_IMPLEMENTED || code == REFUSED;
    }

    private Optional<DnsMessage> askOne(String server, DnsMessage question, DnsQuery query) throws IOException {
        PeerAddress peer = new PeerAddress(server, port, Optional.empty());
        try {
            if (query.protocol() == Protocol.TCP) {
                return byTcp(peer, question);
            }
            Optional<DnsMessage> reply = byUdp(peer, question, query.patience());
            return reply.isPresent() && reply.get().isTruncated() ? byTcp(peer, question) : reply;
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<DnsMessage> byUdp(PeerAddress peer, DnsMessage question, Duration patience) throws IOException {
        long begun = nanoClock.getAsLong();
        try (UdpConnection connection = UdpConnection.open(peer)) {
            connection.send(question.bytes());
            Duration left = patience;
            while (left.toMillis() > 0) {
                Optional<String> datagram = connection.receive(LONGEST, left);
                if (datagram.isEmpty() || datagram.get().length() < DnsMessage.HEADER) {
                    return Optional.empty();
                }
                DnsMessage reply = new DnsMessage(datagram.get());
                if (reply.answers(question)) {
                    return Optional.of(reply);
                }
                left = patience.minusNanos(nanoClock.getAsLong() - begun);
            }
            return Optional.empty();
        }
    }

    private static Optional<DnsMessage> byTcp(PeerAddress peer, DnsMessage question) throws IOException {
        try (TcpConnection connection = TcpConnection.open(peer)) {
            int length = question.length();
            connection.send("" + (char) (length >> 8) + (char) (length & 0xFF) + question.bytes());
            DataInputStream in = new DataInputStream(connection.input());
            byte[] bytes = new byte[in.readUnsignedShort()];
            in.readFully(bytes);
            return Optional.of(new DnsMessage(ByteText.of(bytes)))
                    .filter(reply -> reply.length() >= DnsMessage.HEADER && reply.uint16(0) == question.uint16(0));
        }
    }
}
