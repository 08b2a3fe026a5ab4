package io.harken.server.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.protocol.ReplyBody;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyFrameTest {
    @ParameterizedTest
    @CsvSource({
        "1, 5a42584401010000000000000031",
        "'', 5a425844010000000000000000",
        "\u00ff\u0080, 5a425844010200000000000000ff80",
        "ZBX_NOTSUPPORTED\0x, 5a4258440112000000000000005a42585f4e4f54535550504f525445440078"
    })
    void isTheFrameOfZabbixAgentd(String body, String hex) {
        ReplyFrame frame = new ReplyFrame(ReplyBody.of(body));

        assertEquals(hex, ByteBufUtil.hexDump(next(frame)));
        assertFalse(frame.hasNext());
    }

    @Test
    void aLongOneComesInPieces() {
        ReplyFrame frame = new ReplyFrame(ReplyBody.of("\u00ff".repeat(100_000)));

        ByteBuf whole = Unpooled.buffer();
        while (frame.hasNext()) {
            byte[] piece = next(frame);
            assertTrue(piece.length <= 20_000);
            whole.writeBytes(piece);
        }

        assertEquals("5a42584401a086010000000000" + "ff".repeat(100_000), ByteBufUtil.hexDump(whole));
        whole.release();
    }

    private static byte[] next(ReplyFrame frame) {
        ByteBuf piece = frame.next(UnpooledByteBufAllocator.DEFAULT);
        byte[] bytes = ByteBufUtil.getBytes(piece);
        piece.release();
        return bytes;
    }
}
