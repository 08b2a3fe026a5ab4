package io.harken.collectors.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.json.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final long SECOND = 1_000_000_000;

    private long now = 5 * SECOND;

    @Test
    void countsSecondsFromItsMaking() {
        Sampler sampler = new Sampler(() -> now);
        assertEquals(0, sampler.second());
        now += SECOND - 1;
        assertEquals(0, sampler.second());
        now += 1;
        assertEquals(1, sampler.second());
        sampler.close();
    }

    @Test
    void aSourceThatFailsDoesNotStopTheOthers() {
        List<Long> sampled = new ArrayList<>();
        try (Sampler sampler = new Sampler(() -> now)) {
            sampler.add(second -> {
                throw new IOException("gone");
            });
            sampler.add(second -> {
                throw new IllegalStateException("broken");
            });
            sampler.add(second -> {
                throw new OutOfMemoryError("for a while");
            });
            sampler.add(sampled::add);
            sampler.sample(3);
            sampler.sample(4);
        }
        assertEquals(List.of(3L, 4L), sampled);
    }

    @Test
    void samplesAtOnceAndThenEverySecond() throws InterruptedException {
        LinkedBlockingQueue<Long> sampled = new LinkedBlockingQueue<>();
        try (Sampler sampler = new Sampler(System::nanoTime)) {
            assertFalse(sampler.firstRound().isDone());
            sampler.add(sampled::add);
            sampler.start();

            long first = sampled.poll(10, TimeUnit.SECONDS);
            sampler.firstRound().join();
            long second = sampled.poll(10, TimeUnit.SECONDS);
            assertTrue(second > first, second + " after " + first);
        }
    }

    @Test
    void tellsWhatTheLastRoundTookAndHowLongAgoItWas() {
        AtomicLong clock = new AtomicLong();
        try (Sampler sampler = new Sampler(clock::get)) {
            assertEquals("", stats(sampler));
            sampler.add(second -> clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(250)));

            sampler.sample(0);
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));

            assertEquals("\"duration_seconds\":0.250000,\"age_seconds\":0.500000", stats(sampler));
        }
    }

    private static String stats(Sampler sampler) {
        JsonWriter json = new JsonWriter();
        sampler.writeTo(json);
        return json.toString();
    }

    @Test
    void samplesOneSourceMoreWhileItRuns() throws InterruptedException {
        LinkedBlockingQueue<Long> sampled = new LinkedBlockingQueue<>();
        try (Sampler sampler = new Sampler(System::nanoTime)) {
            sampler.start();
            sampler.firstRound().join();
            sampler.add(sampled::add);

            assertTrue(sampled.poll(10, TimeUnit.SECONDS) != null);
        }
    }

    @Test
    void aSecondThatWasSleptThroughHasNoSample() throws InterruptedException {
        LinkedBlockingQueue<Long> sampled = new LinkedBlockingQueue<>();
        long[] clock = {0};
        try (Sampler sampler = new Sampler(() -> clock[0])) {
            sampler.add(second -> {
                sampled.add(second);
                // The round takes nine seconds and a half.
                clock[0] += 9 * SECOND + SECOND / 2;
            });
            sampler.start();

            assertEquals(0, sampled.poll(10, TimeUnit.SECONDS));
            assertEquals(9, sampled.poll(10, TimeUnit.SECONDS));
            assertEquals(19, sampled.poll(10, TimeUnit.SECONDS));
        }
    }
}
