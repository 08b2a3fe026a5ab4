package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingFiltersTest {
    private long now;
    private final StandingFilters filters = new StandingFilters(() -> now);

    @Test
    void whatWasAskedForLatelyIsCountedInTheNextWalk() {
        filters.ask(port(80));
        filters.ask(port(443));
        filters.ask(port(80));

        assertEquals(List.of(port(443), port(80)), filters.forWalk());
    }

    @Test
    void whatNobodyAskedForInTenMinutesIsDropped() {
        filters.ask(port(80));
        now = Duration.ofMinutes(5).toNanos();
        filters.ask(port(443));

        now = Duration.ofMinutes(10).toNanos();
        assertEquals(List.of(port(80), port(443)), filters.forWalk());

        now++;
        assertEquals(List.of(port(443)), filters.forWalk());
    }

    @Test
    void thereAreNeverMoreThan64() {
        IntStream.rangeClosed(1, 1000).forEach(port -> filters.ask(port(port)));

        assertEquals(
                IntStream.rangeClosed(937, 1000).mapToObj(port -> port(port)).toList(), filters.forWalk());
    }

    @Test
    void askingAgainDropsNobody() {
        IntStream.rangeClosed(1, 64).forEach(port -> filters.ask(port(port)));
        filters.ask(port(64));

        assertEquals(64, filters.forWalk().size());
    }

    private static SocketFilter port(int port) {
        return new SocketFilter(Optional.empty(), port, Optional.empty(), 0, Optional.empty());
    }
}
