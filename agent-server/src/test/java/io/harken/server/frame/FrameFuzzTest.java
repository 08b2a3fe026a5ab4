package io.harken.server.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.item.ByteText;
import io.harken.item.Fuzz;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrameFuzzTest {
    private static final String ALPHABET = "agent.ping[\"], \r\n\0\1ZBXD\u0080\u00ff";
    private static final int[] FLAGS = {0x01, 0x03, 0x81, 0x83, 0x85, 0x87, 0xff};

    @Test
    void everyFrameIsItsBodyHoweverItIsCut() {
        Fuzz.run(2_000, random -> {
            String body = Fuzz.text(random, ALPHABET, 200);

            assertEquals(new RequestFrame.Body(body), outcome(random, frame(random, body)));
        });
    }

    @Test
    void damagedFramesAreReadOrRefused() {
        Fuzz.run(10_000, random -> outcome(random, damaged(random)));
    }

    @Test
    void anyBytesAreReadOrRefused() {
        Fuzz.run(
                5_000,
                random -> outcome(random, ByteText.bytes("ZBXD" + Fuzz.text(random, "\0\0\0\1\3\5\u00ffx", 40))));
    }

    private static byte[] frame(SplittableRandom random, String body) {
        int flags = FLAGS[random.nextInt(FLAGS.length)];
        byte[] bytes = (flags & 0x02) == 0 ? ByteText.bytes(body) : Wire.zlib(body);
        return Wire.frame(flags, bytes.length, body.length(), bytes);
    }

    private static byte[] damaged(SplittableRandom random) {
        byte[] frame = frame(random, Fuzz.text(random, ALPHABET, 20));
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return Arrays.copyOf(frame, random.nextInt(frame.length + 3));
    }

    /** What comes of bytes that arrive in pieces, and end: one request or a refusal, and no memory held after it. */
    private static @Nullable Object outcome(SplittableRandom random, byte[] bytes) {
        BodyBudget budget = new BodyBudget();
        EmbeddedChannel channel = new EmbeddedChannel(new ZabbixFrameDecoder(budget));
        List<ByteBuf> sent = new ArrayList<>();
        Object request = null;
        try {
            for (int start = 0; start < bytes.length; ) {
                int end = start + 1 + random.nextInt(bytes.length - start);
                ByteBuf piece = Unpooled.copiedBuffer(bytes, start, end - start);
                sent.add(piece);
                channel.writeInbound(piece);
                start = end;
            }
            channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
            channel.checkException();
            request = channel.readInbound();
        } catch (BadFrameException e) {
            assertTrue(e.format().contains("from {}"), e.format());
        }
        assertNull(channel.readInbound());
        channel.finishAndReleaseAll();
        sent.forEach(piece -> assertEquals(0, piece.refCnt()));
        assertTrue(budget.take(BodyBudget.TOTAL, () -> {}));
        return request;
    }
}
