package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexTextTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000", "0100007F", "FFFFFFFF", "89ABCDEF", "01234567", "abcdef09", "aB000000"})
    void readsEightDigitsAndFour(String digits) throws IOException {
        byte[] text = bytes("x" + digits + "y");

        assertEquals(HexFormat.fromHexDigits(digits), HexText.word(text, 1));
        assertEquals(HexFormat.fromHexDigits(digits.substring(0, 4)), HexText.halfWord(text, 1));
        assertEquals(HexFormat.fromHexDigits(digits.substring(0, 2)), HexText.number(text, 1, 2));
    }

    @Test
    void takesNothingElseForADigit() throws IOException {
        for (int i = 0; i < 256; i++) {
            byte[] text = bytes("0000000" + (char) i);
            int value = Character.digit(i, 16);
            if (value < 0) {
                assertThrows(IOException.class, () -> HexText.word(text, 0));
                assertThrows(IOException.class, () -> HexText.halfWord(text, 4));
            } else {
                assertEquals(value, HexText.word(text, 0));
                assertEquals(value, HexText.halfWord(text, 4));
            }
        }
    }
}
