package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.collectors.socket.FrequentKeys.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrequentAddressesTest {
    private final FrequentAddresses addresses = new FrequentAddresses(1, 2, low -> List.of(0L, low.get(0)));

    private void count(FrequentKeys keys, int times, long... numbers) {
        for (int i = 0; i < times; i++) {
            System.arraycopy(numbers, 0, keys.key(), 0, numbers.length);
            keys.count();
        }
    }

    @Test
    void putsBothFamiliesInOneOrder() {
        count(addresses.ipv4(), 2, 7);
        count(addresses.ipv4(), 4, 9);
        count(addresses.ipv6(), 3, 1, 8);
        count(addresses.ipv6(), 1, 1, 9);

        assertEquals(
                List.of(new Entry(List.of(0L, 9L), 4), new Entry(List.of(1L, 8L), 3), new Entry(List.of(0L, 7L), 2)),
                addresses.top(3));
        assertEquals(4, addresses.distinct());
        assertEquals(10, addresses.total());
        assertEquals(0, addresses.error());
    }

    @Test
    void countsAnewOnceCleared() {
        for (int key = 0; key <= FrequentKeys.MOST; key++) {
            count(addresses.ipv4(), 1, key);
        }
        assertEquals(1, addresses.error());
        count(addresses.cleared().ipv4(), 2, 5);
        assertEquals(List.of(new Entry(List.of(0L, 5L), 2)), addresses.top(3));
        assertEquals(1, addresses.distinct());
        assertEquals(2, addresses.total());
        assertEquals(0, addresses.error());

        count(addresses.cleared().ipv4(), 1, 6);
        assertEquals(List.of(new Entry(List.of(0L, 6L), 1)), addresses.top(3));
    }
}
