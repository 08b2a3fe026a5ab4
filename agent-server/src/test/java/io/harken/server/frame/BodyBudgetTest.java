package io.harken.server.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sixteen bodies of a mebibyte fit in. */
class BodyBudgetTest {
    private static final String BODY = "k".repeat(1 << 20);
    private static final byte[] FRAME = Wire.request(BODY);
    private static final byte[] HEADER = Arrays.copyOf(FRAME, 13);
    private static final byte[] REST = Arrays.copyOfRange(FRAME, 13, FRAME.length);

    private final BodyBudget budget = new BodyBudget();
    private final List<EmbeddedChannel> channels = new ArrayList<>();

    @AfterEach
    void close() {
        channels.forEach(channel -> assertFalse(channel.finish()));
    }

    @Test
    void whoComesWhenItIsSpentIsNotReadUntilThereIsRoom() {
        EmbeddedChannel first = begun();
        for (int i = 1; i < 16; i++) {
            assertTrue(begun().config().isAutoRead());
        }
        EmbeddedChannel waiting = begun();
        assertFalse(waiting.config().isAutoRead());

        // The key is held until it is answered.
        assertEquals(BODY, body(first, REST));
        assertFalse(waiting.config().isAutoRead());
        first.close();

        assertTrue(waiting.config().isAutoRead());
        assertEquals(BODY, body(waiting, REST));
    }

    @Test
    void whatCameWithTheHeaderIsNotForgotten() {
        EmbeddedChannel first = begun();
        for (int i = 1; i < 16; i++) {
            begun();
        }
        EmbeddedChannel waiting = channel();
        waiting.writeInbound(Unpooled.copiedBuffer(FRAME));
        assertNull(waiting.readInbound());

        first.close();

        assertEquals(new RequestFrame.Body(BODY), waiting.readInbound());
    }

    @Test
    void anOrdinaryRequestNeverWaits() {
        for (int i = 0; i < 20; i++) {
            begun();
        }

        assertEquals("agent.ping", body(channel(), Wire.request("agent.ping")));
        assertEquals("k".repeat(4096), body(channel(), Wire.request("k".repeat(4096))));
    }

    @Test
    void whoIsGoneGivesHisShareBack() {
        for (int i = 0; i < 100; i++) {
            EmbeddedChannel channel = begun();
            assertTrue(channel.config().isAutoRead());
            channel.close();
        }
    }

    @Test
    void whoIsGoneBeforeHisTurnDoesNotHoldUpTheOthers() {
        EmbeddedChannel first = begun();
        for (int i = 1; i < 16; i++) {
            begun();
        }
        EmbeddedChannel gone = begun();
        EmbeddedChannel waiting = begun();
        gone.close();

        first.close();

        assertTrue(waiting.config().isAutoRead());
        assertEquals(BODY, body(waiting, REST));
    }

    @Test
    void aCompressedBodyCountsWithWhatIsInIt() {
        byte[] zlib = Wire.zlib(BODY);
        byte[] frame = Wire.frame(0x03, zlib.length, BODY.length(), zlib);
        for (int i = 0; i < 15; i++) {
            EmbeddedChannel channel = channel();
            channel.writeInbound(Unpooled.copiedBuffer(frame, 0, 13));
            assertTrue(channel.config().isAutoRead());
        }

        assertFalse(begun().config().isAutoRead());
    }

    private EmbeddedChannel begun() {
        EmbeddedChannel channel = channel();
        channel.writeInbound(Unpooled.copiedBuffer(HEADER));
        return channel;
    }

    private EmbeddedChannel channel() {
        EmbeddedChannel channel = new EmbeddedChannel(new ZabbixFrameDecoder(budget));
        channels.add(channel);
        return channel;
    }

    private static String body(EmbeddedChannel channel, byte[] bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes));
        RequestFrame.Body body = channel.readInbound();
        return body.text();
    }
}
