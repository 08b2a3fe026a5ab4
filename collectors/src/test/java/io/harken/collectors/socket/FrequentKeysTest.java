package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.socket.FrequentKeys.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrequentKeysTest {
    private final FrequentKeys keys = new FrequentKeys(2);

    @Test
    void countsExactlyAndGivesTheMostFrequentFirst() {
        count(0, 0, 1);
        count(7, 9, 3);
        count(7, 8, 2);
        count(-1, 8, 2);

        assertEquals(4, keys.distinct());
        assertEquals(8, keys.total());
        assertEquals(
                List.of(new Entry(List.of(7L, 9L), 3), new Entry(List.of(7L, 8L), 2), new Entry(List.of(-1L, 8L), 2)),
                keys.top(3));
        assertEquals(4, keys.top(100).size());
        assertEquals(0, keys.error());
    }

    @Test
    void leavesOutTheUpperHalfOfTheLastNumber() {
        count(7, 0xFFFF_0000_0009L, 1);
        count(7, 9, 1);

        assertEquals(List.of(new Entry(List.of(7L, 9L), 2)), keys.top(3));
    }

    @Test
    void givesTheLeastOfKeysOfTheSameCount() {
        for (int key = 1000; key > 0; key--) {
            count(key, 7, 1);
        }

        assertEquals(
                List.of(new Entry(List.of(1L, 7L), 1), new Entry(List.of(2L, 7L), 1), new Entry(List.of(3L, 7L), 1)),
                keys.top(3));
    }

    @Test
    void isExactForAHundredThousandKeys() {
        for (int key = 0; key < FrequentKeys.MOST; key++) {
            count(key, key, 1);
        }
        count(5, 5, 1);

        assertEquals(FrequentKeys.MOST, keys.distinct());
        assertEquals(new Entry(List.of(5L, 5L), 2), keys.top(1).get(0));
        assertEquals(0, keys.error());
    }

    @Test
    void saysHowWrongItMayBeBeyond() {
        int rare = 10 * FrequentKeys.MOST;
        for (int key = 0; key < rare; key++) {
            count(key, 0, 1);
            if (key % 10 == 0) {
                count(1, 1, 1);
            }
        }

        Entry most = keys.top(1).get(0);
        assertEquals(List.of(1L, 1L), most.key());
        assertTrue(most.count() <= rare / 10 && most.count() + keys.error() >= rare / 10, () -> most + "");
        assertTrue(keys.error() > 0 && keys.error() <= keys.total() / (FrequentKeys.MOST / 2), () -> keys.error() + "");
        assertEquals(rare, (double) keys.distinct(), rare * 0.03);
    }

    private void count(long high, long low, int times) {
        for (int i = 0; i < times; i++) {
            keys.key()[0] = high;
            keys.key()[1] = low;
            keys.count();
        }
    }
}
