package io.harken.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortTextTest {
    @ParameterizedTest
    @CsvSource({"0,0", "00000000000000000000,0", "80,80", "0000080,80", "65535,65535"})
    void readsDigits(String text, int port) {
        assertEquals(Optional.of(port), PortText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 80", "80 ", "+80", "-1", "65536", "99999999999999999999", "0x50", "8a"})
    void refusesAllElse(String text) {
        assertEquals(Optional.empty(), PortText.parse(text));
    }
}
