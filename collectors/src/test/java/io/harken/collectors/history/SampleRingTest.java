package io.harken.collectors.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.NotSupportedException;
import org.junit.jupiter.api.Test;

class SampleRingTest {
    private final SampleRing ring = new SampleRing();

    @Test
    void theOldestOfAFewSamplesIsTheFirst() throws NotSupportedException {
        int first = ring.add(7);

        assertEquals(first, ring.oldestWithin(60));
        ring.add(8);
        ring.add(9);
        assertEquals(first, ring.oldestWithin(60));
        assertEquals(3, ring.size());
    }

    @Test
    void aMinuteHasSixtyOneSamples() throws NotSupportedException {
        for (int second = 0; second < 100; second++) {
            ring.add(second);
        }

        assertEquals(99, ring.second(ring.newest()));
        assertEquals(39, ring.second(ring.oldestWithin(60)));
        assertEquals(0, ring.second(ring.oldestWithin(300)));
    }

    @Test
    void aFullRingHasBothEndsOfAQuarterOfAnHour() throws NotSupportedException {
        for (int second = 0; second < 5000; second++) {
            ring.add(second);
        }

        assertEquals(SampleRing.SLOTS, ring.size());
        assertEquals(4999, ring.second(ring.newest()));
        assertEquals(4939, ring.second(ring.oldestWithin(60)));
        assertEquals(4099, ring.second(ring.oldestWithin(900)));
    }

    @Test
    void samplesFromBeforeAStallAreNotOfTheLastMinute() throws NotSupportedException {
        for (int second = 0; second < 50; second++) {
            ring.add(second);
        }
        ring.add(500);
        NotSupportedException refusal = assertThrows(NotSupportedException.class, () -> ring.oldestWithin(60));
        assertEquals("Timeout while waiting for collector data.", refusal.reason());
        ring.add(501);

        assertEquals(500, ring.second(ring.oldestWithin(60)));
        assertEquals(0, ring.second(ring.oldestWithin(900)));
    }

    @Test
    void samplesFromBeforeAStallAreNotRecent() throws NotSupportedException {
        ring.requireRecent(100);
        ring.add(100);
        ring.requireRecent(105);

        assertThrows(NotSupportedException.class, () -> ring.requireRecent(106));
    }
}
