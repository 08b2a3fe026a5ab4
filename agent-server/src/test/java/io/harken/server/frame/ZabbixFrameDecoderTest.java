package io.harken.server.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harken.item.ByteText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code zabbix_agentd} does with the same bytes. */
class ZabbixFrameDecoderTest {
    private static final byte[] PING = ByteText.bytes("agent.ping");
    private static final byte[] ZLIB_PING = Wire.zlib("agent.ping");

    private final List<EmbeddedChannel> channels = new ArrayList<>();
    private final List<ByteBuf> sent = new ArrayList<>();

    @AfterEach
    void nothingIsLeftBehind() {
        channels.forEach(channel -> assertFalse(channel.finish()));
        sent.forEach(buffer -> assertEquals(0, buffer.refCnt()));
    }

    static Stream<Arguments> good() {
        return Stream.of(
                arguments("plain", Wire.request("agent.ping"), "agent.ping"),
                arguments("any bytes", Wire.request("k[\u00ff\0]\r\n"), "k[\u00ff\0]\r\n"),
                arguments("no body", Wire.request(""), ""),
                arguments("reserved, unused", Wire.frame(0x01, 10, 0x40000000, PING), "agent.ping"),
                arguments("compressed", Wire.frame(0x03, ZLIB_PING.length, 10, ZLIB_PING), "agent.ping"),
                arguments("0x81", Wire.frame(0x81, 10, 0, PING), "agent.ping"),
                arguments("0x83", Wire.frame(0x83, ZLIB_PING.length, 10, ZLIB_PING), "agent.ping"),
                arguments("0x85, 64 bits", Wire.frame(0x85, 10, 0, PING), "agent.ping"),
                arguments("0xff, 64 bits", Wire.frame(0xff, ZLIB_PING.length, 10, ZLIB_PING), "agent.ping"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void aFrameMayBeCutAnywhere(String name, byte[] frame, String body) {
        for (int at = 0; at <= frame.length; at++) {
            EmbeddedChannel channel = channel();
            send(channel, Arrays.copyOfRange(frame, 0, at));
            send(channel, Arrays.copyOfRange(frame, at, frame.length));

            assertEquals(new RequestFrame.Body(body), channel.readInbound(), "cut at " + at);
            assertNull(channel.readInbound());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void aFrameMayComeByteByByte(String name, byte[] frame, String body) {
        EmbeddedChannel channel = channel();
        for (byte each : frame) {
            assertNull(channel.readInbound());
            send(channel, new byte[] {each});
        }

        assertEquals(new RequestFrame.Body(body), channel.readInbound());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void whatComesAfterTheFrameIsNeverRead(String name, byte[] frame, String body) {
        EmbeddedChannel channel = channel();
        send(channel, frame);
        send(channel, Wire.request("agent.version"));
        end(channel);

        assertEquals(new RequestFrame.Body(body), channel.readInbound());
        assertNull(channel.readInbound());
    }

    static Stream<Arguments> bad() {
        String ignored = ". Message ignored.";
        return Stream.of(
                arguments(ByteText.bytes("agent.ping\n"), "Message from {} is missing header" + ignored),
                arguments(ByteText.bytes("a\n"), "Message from {} is missing header" + ignored),
                arguments(ByteText.bytes("ZB\n"), "Message from {} is missing header" + ignored),
                arguments(ByteText.bytes("GET / HTTP/1.1\r\n"), "Message from {} is missing header" + ignored),
                arguments(new byte[13], "Message from {} is missing header" + ignored),
                arguments(ByteText.bytes("zbxd\1"), "Message from {} is missing header" + ignored),
                arguments(ByteText.bytes("ZBXE\1"), "Message from {} is missing header" + ignored),
                arguments(
                        new byte[] {0x16, 3, 1},
                        "failed to accept an incoming connection: from {}: TLS connections are not allowed"),
                arguments(
                        Wire.frame(0x01, 0x40000001L, 0, PING),
                        "Message size 1073741825 from {} exceeds the maximum size 1073741824 bytes" + ignored),
                arguments(
                        Wire.frame(0x01, 0xffffffffL, 0, PING),
                        "Message size 4294967295 from {} exceeds the maximum size 1073741824 bytes" + ignored),
                arguments(
                        Wire.frame(0x85, -1, 0, PING),
                        "Message size 18446744073709551615 from {} exceeds the maximum size 1073741824 bytes"
                                + ignored),
                arguments(
                        Wire.frame(0x01, 10, 0x40000001L, PING),
                        "Uncompressed message size 1073741825 from {} exceeds the maximum size 1073741824 bytes"
                                + ignored),
                arguments(Wire.frame(0x01, 9, 0, PING), "Message from {} is longer than expected 9 bytes" + ignored),
                arguments(Wire.frame(0x01, 0, 0, PING), "Message from {} is longer than expected 0 bytes" + ignored),
                arguments(
                        twice(Wire.request("agent.ping")),
                        "Message from {} is longer than expected 10 bytes" + ignored));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badBytesAreRefusedAtOnceWithAWarning(byte[] bytes, String format) {
        EmbeddedChannel channel = channel();

        BadFrameException refusal = refusal(channel, bytes);

        assertEquals(format, refusal.format());
        assertEquals(true, refusal.isWarning());
        send(channel, Wire.request("agent.ping"));
        end(channel);
        assertNull(channel.readInbound());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x02, 0x04, 0x05, 0x07, 0x09, 0x11, 0x41, 0x80})
    void unsupportedFlagsAreRefusedBeforeTheLengths(int flags) {
        byte[] bytes = Arrays.copyOf(Wire.frame(flags, 10, 0, PING), 5);

        assertEquals(
                "Message from {} is using unsupported protocol version \"" + (byte) flags + "\". Message ignored.",
                refusal(channel(), bytes).format());
    }

    static Stream<Arguments> badlyCompressed() {
        return Stream.of(
                arguments(Wire.frame(0x03, 10, 10, PING)),
                arguments(Wire.frame(0x03, ZLIB_PING.length, 9, ZLIB_PING)),
                arguments(Wire.frame(0x03, ZLIB_PING.length, 11, ZLIB_PING)),
                arguments(Wire.frame(0x03, ZLIB_PING.length - 1, 10, Arrays.copyOf(ZLIB_PING, ZLIB_PING.length - 1))),
                arguments(Wire.frame(0x03, 0, 10, new byte[0])));
    }

    @ParameterizedTest
    @MethodSource("badlyCompressed")
    void whatCannotBeDecompressedIsRefusedInSilence(byte[] bytes) {
        assertFalse(refusal(channel(), bytes).isWarning());
    }

    static Stream<Arguments> ended() {
        return Stream.of(
                arguments("Z", "Message from {} is missing header. Message ignored."),
                arguments("ZBX", "Message from {} is missing header. Message ignored."),
                arguments("ZBXD", "Message from {} is missing protocol version. Message ignored."),
                arguments("ZBXD\1", "Message from {} is missing data length. Message ignored."),
                arguments("ZBXD\1\n\0\0", "Message from {} is missing data length. Message ignored."),
                arguments("ZBXD\1\n\0\0\0\0\0\0", "Message from {} is missing data length. Message ignored."),
                arguments(
                        "ZBXD\1\n\0\0\0\0\0\0\0",
                        "Message from {} is shorter than expected 10 bytes. Message ignored."),
                arguments(
                        "ZBXD\1\n\0\0\0\0\0\0\0agent.pin",
                        "Message from {} is shorter than expected 10 bytes. Message ignored."));
    }

    @ParameterizedTest
    @MethodSource("ended")
    void aFrameThatEndsEarlyIsRefused(String bytes, String format) {
        EmbeddedChannel channel = channel();
        send(channel, ByteText.bytes(bytes));

        BadFrameException refusal = assertThrows(BadFrameException.class, () -> end(channel));

        assertEquals(format, refusal.format());
    }

    @Test
    void nothingAtAllIsAnEmptyRequest() {
        EmbeddedChannel channel = channel();
        end(channel);

        assertEquals(new RequestFrame.Body(""), channel.readInbound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ZBX", "ZBXD\1\n", "ZBXD\1\n\0\0\0\0\0\0\0agent"})
    void aConnectionThatIsGoneAsksForNothing(String bytes) {
        EmbeddedChannel channel = channel();
        send(channel, ByteText.bytes(bytes));

        channel.close();

        channel.checkException();
        assertNull(channel.readInbound());
    }

    @Test
    void aRequestAndTheEndOfTheStreamIsARequest() {
        EmbeddedChannel channel = channel();
        send(channel, Wire.request("agent.ping"));
        end(channel);

        assertEquals(new RequestFrame.Body("agent.ping"), channel.readInbound());
        assertNull(channel.readInbound());
    }

    @Test
    void aMebibyteIsKept() {
        String body = "k".repeat(1 << 20);
        EmbeddedChannel channel = channel();
        send(channel, Wire.request(body));

        assertEquals(new RequestFrame.Body(body), channel.readInbound());
    }

    @Test
    void aLongerBodyIsReadAndThrownAway() {
        EmbeddedChannel channel = channel();
        send(channel, Wire.frame(0x01, 3 << 20, 0, new byte[7]));
        byte[] piece = new byte[(3 << 20) / 4];
        for (int i = 0; i < 3; i++) {
            send(channel, piece);
        }
        assertNull(channel.readInbound());
        send(channel, Arrays.copyOf(piece, piece.length - 7));

        assertEquals(new RequestFrame.Discarded(3 << 20), channel.readInbound());
    }

    @Test
    void aBodyThatSaysItIsLongWhenDecompressedIsThrownAway() {
        EmbeddedChannel channel = channel();
        send(channel, Wire.frame(0x03, ZLIB_PING.length, 0x40000000, ZLIB_PING));

        assertEquals(new RequestFrame.Discarded(ZLIB_PING.length), channel.readInbound());
    }

    @Test
    void aLongBodyWithASurplusIsRefused() {
        EmbeddedChannel channel = channel();
        send(channel, Wire.frame(0x01, 2 << 20, 0, new byte[0]));

        assertEquals(
                "Message from {} is longer than expected 2097152 bytes. Message ignored.",
                refusal(channel, new byte[(2 << 20) + 1]).format());
    }

    private EmbeddedChannel channel() {
        EmbeddedChannel channel = new EmbeddedChannel(new ZabbixFrameDecoder(new BodyBudget()));
        channels.add(channel);
        return channel;
    }

    private void send(EmbeddedChannel channel, byte[] bytes) {
        ByteBuf buffer = Unpooled.copiedBuffer(bytes);
        // The empty buffer is shared, and never released.
        if (buffer.isReadable()) {
            sent.add(buffer);
        }
        channel.writeInbound(buffer);
    }

    private BadFrameException refusal(EmbeddedChannel channel, byte[] bytes) {
        return assertThrows(BadFrameException.class, () -> send(channel, bytes));
    }

    private static void end(EmbeddedChannel channel) {
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        channel.checkException();
    }

    private static byte[] twice(byte[] bytes) {
        byte[] both = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
        return both;
    }
}
