package io.harken.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.item.ByteText;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 00000000",
        "127.0.0.1, 7f000001",
        "255.255.255.255, ffffffff",
        "127.1, 7f000001",
        "2130706433, 7f000001",
        "0x7f000001, 7f000001",
        "127.0.0.01, 7f000001",
        "1.2.3, 01020003",
        "::, 00000000000000000000000000000000",
        "::1, 00000000000000000000000000000001",
        "1:2:3:4:5:6:7:8, 00010002000300040005000600070008",
        "1:2:3:4:5:6:7::, 00010002000300040005000600070000",
        "FE80::aBcD, fe80000000000000000000000000abcd",
        "::ffff:192.0.2.1, 00000000000000000000ffffc0000201",
        "::ffff:c000:201, 00000000000000000000ffffc0000201",
        "::192.0.2.1, 000000000000000000000000c0000201"
    })
    void readsAddresses(String text, String bytes) {
        assertEquals(Optional.of(bytes), hex(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "127.0.0.256",
                "127.0.0.08",
                "127.0.0.1.",
                "127.0.0.1 ",
                " 127.0.0.1",
                "127.0.0.-1",
                "127.0.0.1/8",
                ":",
                ":::",
                "1:2",
                "1::2::3",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:",
                "::12345",
                "::00001",
                "::g",
                "::1%lo",
                "[::1]",
                "::1.2.3",
                "::1.2.3.256",
                "::1.2.3.04",
                ".:1"
            })
    void refusesWhatTheLibraryRefuses(String text) {
        assertEquals(Optional.empty(), hex(text));
    }

    private static Optional<String> hex(String text) {
        return IpText.resolve(text).map(bytes -> HexFormat.of().formatHex(ByteText.bytes(bytes)));
    }
}
