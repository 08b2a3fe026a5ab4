package io.harken.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.json.JsonWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CheckStatsTest {
    private long now = Long.MAX_VALUE - 5;
    private final CheckStats stats = new CheckStats(() -> now);

    @Test
    void aFreshAgentHasCountedNothing() {
        assertEquals(
                "\"total\":0,\"supported\":0,\"not_supported\":0,"
                        + "\"duration_total_seconds\":0.000000,\"duration_longest_seconds\":0.000000,"
                        + "\"within_1_millisecond\":0,\"within_10_milliseconds\":0,\"within_100_milliseconds\":0,"
                        + "\"within_1_second\":0,\"within_10_seconds\":0",
                text());
    }

    @Test
    void everyBoundCountsAllThatTookNoLonger() {
        take(Duration.ofMillis(1), true);
        take(Duration.ofMillis(1).plusNanos(1), true);
        take(Duration.ofMillis(100), true);
        take(Duration.ofSeconds(1), false);
        take(Duration.ofSeconds(9), false);
        take(Duration.ofSeconds(11), false);

        assertEquals(
                "\"total\":6,\"supported\":3,\"not_supported\":3,"
                        + "\"duration_total_seconds\":21.102000,\"duration_longest_seconds\":11.000000,"
                        + "\"within_1_millisecond\":1,\"within_10_milliseconds\":2,\"within_100_milliseconds\":3,"
                        + "\"within_1_second\":4,\"within_10_seconds\":5",
                text());
    }

    private void take(Duration duration, boolean hasValue) {
        long begun = stats.begin();
        now += duration.toNanos();
        stats.end(begun, hasValue);
    }

    private String text() {
        JsonWriter json = new JsonWriter();
        stats.writeTo(json);
        return json.toString();
    }
}
