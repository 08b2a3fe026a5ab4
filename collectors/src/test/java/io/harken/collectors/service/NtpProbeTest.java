package io.harken.collectors.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harken.collectors.peer.PeerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class NtpProbeTest {
    private static final Instant NOW = Instant.parse("2024-01-01T00:00:00.5Z");

    /** Version 3, client; and the time since 1900, with half a second. */
    private static final String REQUEST = "1b" + "00".repeat(39) + "e93c7f0080000000";

    private static byte[] reply(ByteBuffer request) {
        ByteBuffer reply = ByteBuffer.allocate(48).put(0, (byte) 0x1C).put(1, (byte) 2);
        return reply.putLong(24, request.getLong(40)).putLong(40, 1).array();
    }

    private static UnaryOperator<byte[]> byteAt(int at, int value) {
        return reply -> ByteBuffer.wrap(reply).put(at, (byte) value).array();
    }

    private static UnaryOperator<byte[]> longAt(int at, long value) {
        return reply -> ByteBuffer.wrap(reply).putLong(at, value).array();
    }

    private static UnaryOperator<byte[]> length(int length) {
        return reply -> Arrays.copyOf(reply, length);
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                arguments(true, byteAt(0, 0x1C)),
                arguments(true, byteAt(0, 0xDC)),
                arguments(true, byteAt(1, 0)),
                arguments(true, byteAt(1, 15)),
                arguments(false, byteAt(1, 16)),
                arguments(false, byteAt(1, 255)),
                arguments(false, byteAt(0, 0x24)),
                arguments(false, byteAt(0, 0x1B)),
                arguments(false, byteAt(0, 0x1D)),
                arguments(false, longAt(24, 0)),
                arguments(false, longAt(40, 0)),
                arguments(false, length(0)),
                arguments(false, length(47)),
                arguments(false, length(49)));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void isUpWithAnAnswerOfAServerThatKnowsTheTime(boolean expected, UnaryOperator<byte[]> change) throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> serve(server, change));

            assertEquals(expected, new NtpProbe(() -> NOW).isUp(address(server)));
            assertEquals(REQUEST, received.get());
        }
    }

    @Test
    void failsWhereNobodyListens() throws Exception {
        PeerAddress nobody;
        try (DatagramSocket closed = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            nobody = address(closed);
        }

        assertThrows(IOException.class, () -> new NtpProbe(() -> NOW).isUp(nobody));
    }

    private static PeerAddress address(DatagramSocket server) {
        InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
        return new PeerAddress(address.getAddress().getHostAddress(), address.getPort(), Optional.empty());
    }

    private static String serve(DatagramSocket server, UnaryOperator<byte[]> change) {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            server.receive(packet);
            ByteBuffer request = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
            byte[] reply = change.apply(reply(request));
            server.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            return HexFormat.of().formatHex(packet.getData(), 0, packet.getLength());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
