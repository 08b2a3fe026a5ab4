package io.harken.item;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {
    /** Printed by printf(3). */
    @ParameterizedTest
    @CsvSource({
        "0, 0.000000, 0",
        "100, 100.000000, 100",
        "2.4522996507548829, 2.452300, 2.4522996507548829",
        "0.0000005, 0.000000, 4.9999999999999998e-07",
        "0.0001, 0.000100, 0.0001",
        "-1, -1.000000, -1",
        "14611114.666666666, 14611114.666667, 14611114.666666666",
        "123456789012345680, 123456789012345680.000000, 1.2345678901234568e+17",
        "12345678901234567, 12345678901234568.000000, 12345678901234568"
    })
    void isAsPrintfPrints(double value, String sixDecimals, String allDigits) {
        assertEquals(sixDecimals, FloatText.sixDecimals(value));
        assertEquals(allDigits, FloatText.allDigits(value));
    }
}
