package io.harken.item;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteTextTest {
    @Test
    void everyByteComesBack() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }

        assertArrayEquals(bytes, ByteText.bytes(ByteText.of(bytes)));
    }

    @Test
    void anOrdinaryTextBecomesItsUtf8Bytes() {
        assertEquals("\u00e2\u0082\u00ac1", ByteText.utf8("\u20ac1"));
    }

    /** The text is {@code a}, the three bytes of the euro sign, {@code b}, and the four bytes of a face. */
    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,1", "3,1", "4,4", "5,5", "6,5", "7,5", "8,5", "9,9", "10,9"})
    void isNotCutInsideACharacter(int limit, int length) {
        String text = ByteText.utf8("a\u20acb\ud83d\ude00");

        assertEquals(text.substring(0, length), ByteText.cut(text, limit));
    }

    @Test
    void bytesThatAreNoUtf8AreCutAtTheLimit() {
        assertEquals("\u0080".repeat(10), ByteText.cut("\u0080".repeat(20), 10));
    }
}
