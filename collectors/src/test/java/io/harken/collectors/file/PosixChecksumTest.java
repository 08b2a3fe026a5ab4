package io.harken.collectors.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PosixChecksumTest {
    private final PosixChecksum checksum = new PosixChecksum();

    @Test
    void isThatOfCksum() {
        checksum.update("123456789".getBytes(StandardCharsets.US_ASCII));
        assertEquals(930_766_865L, checksum.getValue());
    }

    @Test
    void anEmptyFileHasOne() {
        assertEquals(4_294_967_295L, checksum.getValue());
    }

    @Test
    void theLengthCountsInAllItsBytes() {
        checksum.update(new byte[1000]);
        assertEquals(2_610_763_910L, checksum.getValue());
    }

    @Test
    void beginsAnew() {
        checksum.update('x');
        checksum.reset();
        assertEquals(4_294_967_295L, checksum.getValue());
    }
}
