package io.harken.collectors.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTimeTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "2026-11-22T23:53:37.883999Z 2026-11-22,23:53:37.883,+00:00",
                "2026-07-01T05:04:03+02:00 2026-07-01,05:04:03.000,+02:00",
                "2026-01-01T05:04:03.001-03:30 2026-01-01,05:04:03.001,-03:30",
                "2026-01-01T05:04:03.1+12:45 2026-01-01,05:04:03.100,+12:45"
            })
    void isWrittenAsByZabbixAgentd(String time, String text) {
        assertEquals(text, LocalTimeText.of(ZonedDateTime.parse(time)));
    }
}
