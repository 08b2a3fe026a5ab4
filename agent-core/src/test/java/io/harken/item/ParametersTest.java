package io.harken.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    @Test
    void whatIsMissingIsEmpty() throws NotSupportedException {
        Parameters parameters = new Parameters(List.of("first"));

        assertEquals("", parameters.get(1));
        assertEquals(7, parameters.number(1, 7, 0, 9));
        assertEquals(
                "Invalid second parameter.",
                assertThrows(NotSupportedException.class, () -> parameters.requiredNumber(1, 0, 9))
                        .reason());
    }

    @Test
    void readsNumbersWithinTheirBounds() throws NotSupportedException {
        assertEquals(0, new Parameters(List.of("0")).number(0, 7, 0, 9));
        assertEquals(999_999_999, new Parameters(List.of("999999999")).requiredNumber(0, 1, Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "+1", "01", "00", "1x", "x", " 1", "1.0", "4294967297", "\u0661"})
    void refusesOtherTexts(String text) {
        Parameters parameters = new Parameters(List.of(text));

        NotSupportedException refusal =
                assertThrows(NotSupportedException.class, () -> parameters.number(0, 7, 1, 1000));
        assertEquals("Invalid first parameter.", refusal.reason());
    }
}
