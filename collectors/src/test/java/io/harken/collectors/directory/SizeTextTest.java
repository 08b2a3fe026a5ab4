package io.harken.collectors.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "017, 17", "1K, 1024", "2M, 2097152", "1G, 1073741824", "1T, 1099511627776"})
    void bytesHaveSuffixes(String text, long bytes) {
        assertEquals(OptionalLong.of(bytes), SizeText.bytes(text));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7s, 7", "5m, 300", "2h, 7200", "1d, 86400", "1w, 604800"})
    void agesHaveSuffixes(String text, long seconds) {
        assertEquals(OptionalLong.of(seconds), SizeText.seconds(text));
    }

    @Test
    void theGreatestNumberHas64Bits() {
        assertEquals(OptionalLong.of(-1), SizeText.bytes("18446744073709551615"));
        assertEquals(OptionalLong.empty(), SizeText.bytes("18446744073709551616"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "K", "1k", "1KK", "-1", "+1", "1.5K", "1 K", "1s", ""})
    void anythingElseIsNoSize(String text) {
        assertEquals(OptionalLong.empty(), SizeText.bytes(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "s", "1y", "1M", "-1", ""})
    void anythingElseIsNoAge(String text) {
        assertEquals(OptionalLong.empty(), SizeText.seconds(text));
    }
}
