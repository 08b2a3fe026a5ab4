package io.harken.server.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
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
        ByteBuf frame = ReplyFrame.of(body, UnpooledByteBufAllocator.DEFAULT);

        assertEquals(hex, ByteBufUtil.hexDump(frame));
        frame.release();
    }
}
