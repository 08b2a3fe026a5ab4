package io.harken.item;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "007", "9", "12345678901234567890"})
    void digitsAreANumber(String text) {
        assertTrue(DigitText.isNumber(text, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1 ", "+1", "-1", "1.0", "a", "\u00b2", "\u00bc", "1\n"})
    void nothingElseIs(String text) {
        assertFalse(DigitText.isNumber(text, 10));
    }

    @Test
    void theRadixSaysWhatADigitIs() {
        assertTrue(DigitText.isNumber("00fF", 16));
        assertFalse(DigitText.isNumber("00fg", 16));
        assertFalse(DigitText.isNumber("8", 8));
    }

    @Test
    void tooManyDigitsAreNoNumber() {
        assertTrue(DigitText.isNumber("255", 10, 3));
        assertFalse(DigitText.isNumber("0255", 10, 3));
        assertFalse(DigitText.isNumber("", 10, 3));
    }
}
