package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StuckSocketsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final StuckSockets nobody = new StuckSockets(0);

    @Test
    void countsThoseThatWereThereInEveryWalk() {
        StuckSockets first = walk(nobody, 0, List.of(1L, 2L, 3L));
        StuckSockets second = walk(first, 1, List.of(1L, 3L, 4L));
        StuckSockets third = walk(second, 2, List.of(1L, 2L, 3L, 4L));

        assertEquals(0, first.count(MINUTE));
        assertEquals(2, second.count(MINUTE));
        assertEquals(3, third.count(MINUTE));
        assertEquals(2, third.count(MINUTE.multipliedBy(2)));
        assertEquals(0, third.count(MINUTE.multipliedBy(3)));
        assertEquals(MINUTE.multipliedBy(2), third.history());
    }

    @Test
    void followsAHundredThousand() {
        List<Long> many = LongStream.range(0, 120_000).boxed().toList();

        StuckSockets second = walk(walk(nobody, 0, many), 1, many);

        assertEquals(SocketTimes.MOST, second.count(MINUTE));
    }

    @Test
    void forgetsAWalkThatFailed() {
        StuckSockets first = walk(nobody, 0, List.of(1L, 2L));
        StuckSockets.Walk failed = first.next(MINUTE.toNanos());
        failed.add(2L);
        failed.add(3L);

        StuckSockets second = walk(first, 2, List.of(2L, 3L));
        assertEquals(1, second.count(MINUTE.multipliedBy(2)));
        assertEquals(1, second.count(MINUTE));
    }

    private static StuckSockets walk(StuckSockets before, int minute, List<Long> sockets) {
        StuckSockets.Walk walk = before.next(MINUTE.multipliedBy(minute).toNanos());
        sockets.forEach(walk::add);
        return walk.found();
    }
}
