package io.harken.collectors.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedNumberTest {
    /** Each was read by {@code zabbix_agentd} 7.0 out of {@code /proc/sys/fs/file-max}. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "123abc,123",
                "  77,77",
                "5 6,5",
                "+5,5",
                "-5,18446744073709551611",
                "18446744073709551615,18446744073709551615",
                "18446744073709551616,18446744073709551615",
                "99999999999999999999999,18446744073709551615",
                "00000000000000000000000012,12"
            })
    void readsAsScanf(String text, String number) {
        assertEquals(OptionalLong.of(Long.parseUnsignedLong(number)), ScannedNumber.unsigned(text, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x1", "- 5", "+", "\n"})
    void findsNone(String text) {
        assertEquals(OptionalLong.empty(), ScannedNumber.unsigned(text, 0));
    }

    @Test
    void beginsWhereItIsTold() {
        assertEquals(OptionalLong.of(7), ScannedNumber.unsigned("btime 7", 5));
    }
}
