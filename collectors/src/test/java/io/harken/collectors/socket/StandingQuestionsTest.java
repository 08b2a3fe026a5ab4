package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingQuestionsTest {
    private long now;
    private final StandingQuestions questions = new StandingQuestions();

    @Test
    void whatWasAskedLatelyIsAnsweredByTheNextWalk() {
        questions.ask(port(80), now);
        questions.ask(port(443), now);
        questions.ask(port(80), now);

        assertEquals(List.of(port(443), port(80)), questions.forWalk(now));
    }

    @Test
    void whatNobodyAskedInAnHourIsDropped() {
        questions.ask(port(80), now);
        now = Duration.ofMinutes(5).toNanos();
        questions.ask(port(443), now);

        now = Duration.ofMinutes(65).toNanos();
        assertEquals(List.of(port(80), port(443)), questions.forWalk(now));

        now++;
        assertEquals(List.of(port(443)), questions.forWalk(now));
    }

    @Test
    void thereAreNeverMoreThan64() {
        IntStream.rangeClosed(1, 1000).forEach(port -> questions.ask(port(port), now));

        assertEquals(
                IntStream.rangeClosed(937, 1000).mapToObj(port -> port(port)).toList(), questions.forWalk(now));
    }

    @Test
    void askingAgainDropsNobody() {
        IntStream.rangeClosed(1, 64).forEach(port -> questions.ask(port(port), now));
        questions.ask(port(64), now);

        assertEquals(64, questions.forWalk(now).size());
    }

    private static SocketFilter port(int port) {
        return new SocketFilter(Optional.empty(), port, Optional.empty(), 0, Optional.empty(), false);
    }
}
