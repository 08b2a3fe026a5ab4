package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeenSocketsTest {
    private final SeenSockets seen = new SeenSockets();

    @Test
    void aFingerprintIsNewOnce() {
        assertTrue(seen.add(42));
        assertFalse(seen.add(42));
        assertTrue(seen.add(-42));
    }

    @Test
    void zeroIsAFingerprintToo() {
        assertTrue(seen.add(0));
        assertFalse(seen.add(0));
    }

    @Test
    void fingerprintsThatShareAPlaceAreToldApart() {
        for (long i = 1; i <= 700; i++) {
            assertTrue(seen.add(i << 32));
        }
        for (long i = 1; i <= 700; i++) {
            assertFalse(seen.add(i << 32));
        }
    }

    @Test
    void growsAndForgets() {
        for (int round = 0; round < 3; round++) {
            seen.clear();
            for (long i = 1; i <= 200_000; i++) {
                assertTrue(seen.add(i * 0x9E3779B97F4A7C15L));
            }
            assertFalse(seen.add(0x9E3779B97F4A7C15L));
        }
    }

    @Test
    void shrinksAfterALargeWalkAndStaysRight() {
        for (long i = 1; i <= 200_000; i++) {
            seen.add(i);
        }
        seen.clear();
        assertTrue(seen.add(1));
        seen.clear();
        for (long i = 1; i <= 5000; i++) {
            assertTrue(seen.add(i));
        }
        assertFalse(seen.add(5000));
    }
}
