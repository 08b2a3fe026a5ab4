package io.harken.collectors.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.ByteText;
import io.harken.json.JsonWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variants as GLib marshals them. */
class DBusValueReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0173000005000000c3a92f220a00 | \"é/\\\"\\n\"",
                "016f0000040000002f612f6200 | \"/a/b\"",
                "01670005617b73767d00 | \"a{sv}\"",
                "0162000001000000 | true",
                "017900c8 | 200",
                "016e0000fbff | -5",
                "01710000ffff | 65535",
                "01690000f9ffffff | -7",
                "0175000000286bee | 4000000000",
                "0178000000000000f7ffffffffffffff | -9",
                "0174000000000000ffffffffffffffff | 18446744073709551615",
                "0164000000000000000000000000f83f | 1.5",
                "026173000e0000000100000061000000010000006200 | [\"a\",\"b\"]",
                "0261730000000000 | []",
                "0261780000000000 | []",
                "026179000200000001ff | \"Af8=\"",
                "052873756229000001000000610000000100000001000000 | [\"a\",1,true]",
                "06612873627329001200000000000000010000006100000001000000010000006200 | [[\"a\",true,\"b\"]]",
                "05617b73697d00001c00000000000000010000007a0000000100000000000000010000006100000002000000 | {\"a\":2,\"z\":1}",
                "05617b69737d00002a000000000000000a00000001000000780000000000000009000000010000007900000000000000ffffffff010000007a00 | {\"-1\":\"z\",\"10\":\"x\",\"9\":\"y\"}",
                "05617b73767d00002800000000000000010000006b00017300000000010000007600000000000000010000006e0001750000000003000000 | {\"k\":\"v\",\"n\":3}",
                "01760001760001730000000002000000696e00 | \"in\"",
                "026176000e0000000173000001000000610001790001 | [\"a\",1]",
                "03616173000000001000000006000000010000006100000000000000 | [[\"a\"],[]]",
                "0661617b73767d001600000012000000010000006100017300000000010000006200 | [{\"a\":\"b\"}]",
                "0b2879287429617928712929000000000100000000000000020000000000000001000000030000000400 | [1,[2],\"Aw==\",[4]]"
            })
    void readsEveryTypeInLittleEndian(String hex, String json) throws IOException {
        assertEquals(ByteText.utf8(json), json(hex, ByteOrder.LITTLE_ENDIAN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0173000000000005c3a92f220a00 | \"é/\\\"\\n\"",
                "016f0000000000042f612f6200 | \"/a/b\"",
                "01670005617b73767d00 | \"a{sv}\"",
                "0162000000000001 | true",
                "017900c8 | 200",
                "016e0000fffb | -5",
                "01710000ffff | 65535",
                "01690000fffffff9 | -7",
                "01750000ee6b2800 | 4000000000",
                "0178000000000000fffffffffffffff7 | -9",
                "0174000000000000ffffffffffffffff | 18446744073709551615",
                "01640000000000003ff8000000000000 | 1.5",
                "026173000000000e0000000161000000000000016200 | [\"a\",\"b\"]",
                "0261730000000000 | []",
                "0261780000000000 | []",
                "026179000000000201ff | \"Af8=\"",
                "052873756229000000000001610000000000000100000001 | [\"a\",1,true]",
                "06612873627329000000001200000000000000016100000000000001000000016200 | [[\"a\",true,\"b\"]]",
                "05617b73697d00000000001c00000000000000017a0000000000000100000000000000016100000000000002 | {\"a\":2,\"z\":1}",
                "05617b69737d00000000002a000000000000000a00000001780000000000000000000009000000017900000000000000ffffffff000000017a00 | {\"-1\":\"z\",\"10\":\"x\",\"9\":\"y\"}",
                "05617b73767d00000000002800000000000000016b00017300000000000000017600000000000000000000016e0001750000000000000003 | {\"k\":\"v\",\"n\":3}",
                "01760001760001730000000000000002696e00 | \"in\"",
                "026176000000000e0173000000000001610001790001 | [\"a\",1]",
                "03616173000000000000001000000006000000016100000000000000 | [[\"a\"],[]]",
                "0661617b73767d000000001600000012000000016100017300000000000000016200 | [{\"a\":\"b\"}]",
                "0b2879287429617928712929000000000100000000000000000000000000000200000001030000000004 | [1,[2],\"Aw==\",[4]]"
            })
    void readsEveryTypeInBigEndian(String hex, String json) throws IOException {
        assertEquals(ByteText.utf8(json), json(hex, ByteOrder.BIG_ENDIAN));
    }

    @Test
    void whateverIsCutOffIsAFailure() throws IOException {
        String whole = "0b2879287429617928712929000000000100000000000000020000000000000001000000030000000400";
        for (int length = 0; length < whole.length(); length += 2) {
            String part = whole.substring(0, length);
            assertThrows(IOException.class, () -> json(part, ByteOrder.LITTLE_ENDIAN), part);
        }
        assertEquals("[1,[2],\"Aw==\",[4]]", json(whole, ByteOrder.LITTLE_ENDIAN));
    }

    @ParameterizedTest
    @CsvSource({
        "0163000000000000, unknown type",
        "00000000, no type",
        "02737300, two types",
        "026128000000000000000000, an open bracket",
        "0361282900000800000000000000000000, elements that take no room",
        "017300ffffffff00, a length below 0",
        "0173007fffffff00, a length beyond the end",
        "02617300ffffffff, an array that is longer than the message",
        "0261730005000000020000006161000000, an array that is shorter than its element",
        "0164000000000000000000000000f87f, no number"
    })
    void refusesWhatIsMalformed(String hex, String why) {
        assertThrows(IOException.class, () -> json(hex, ByteOrder.LITTLE_ENDIAN), why);
    }

    @ParameterizedTest
    @ValueSource(ints = {70, 10_000})
    void refusesVariantsInVariantsWithoutEnd(int depth) {
        assertThrows(IOException.class, () -> json("017600".repeat(depth), ByteOrder.LITTLE_ENDIAN));
    }

    @Test
    void refusesATypeThatIsTooDeep() {
        String signature = "61".repeat(200) + "79";

        assertThrows(IOException.class, () -> json("c9" + signature + "00", ByteOrder.LITTLE_ENDIAN));
    }

    private static String json(String hex, ByteOrder order) throws IOException {
        ByteBuffer message = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(order);
        JsonWriter json = new JsonWriter();
        new DBusValueReader(new DBusReader(message)).value("v").writeTo(json);
        return json.toString();
    }
}
