package io.harken.collectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesystemUseTest {
    @Test
    void whatIsReservedIsNeitherFreeNorUsed() {
        FilesystemUse use = parse("4096 1000 500 400 100 75 /srv/my files");

        assertEquals(4_096_000, use.bytes());
        assertEquals(400 * 4096, use.availableBytes());
        assertEquals(500 * 4096, use.usedBytes());
        assertEquals(400.0 / 9, use.freeBytesPercent());
        assertEquals(500.0 / 9, use.usedBytesPercent(), 1e-9);
        assertEquals(25, use.usedFiles());
        assertEquals(75.0, use.freeFilesPercent());
        assertEquals(25.0, use.usedFilesPercent());
        assertEquals("/srv/my files", FilesystemUse.name("4096 1000 500 400 100 75 /srv/my files"));
    }

    @Test
    void whatHasNoBlocksAndInodesIsFree() {
        FilesystemUse use = parse("4096 0 0 0 0 0 /proc");

        assertEquals(0.0, use.freeBytesPercent());
        assertEquals(0.0, use.usedBytesPercent());
        assertEquals(100.0, use.freeFilesPercent());
        assertEquals(0.0, use.usedFilesPercent());
        assertTrue(use.knowsFiles());
    }

    @Test
    void lessThanNothingAvailableIsNothing() {
        FilesystemUse use = parse("4096 1000 10 18446744073709551606 0 0 /full");

        assertEquals(0, use.availableBytes());
        assertEquals(100.0, use.usedBytesPercent());
    }

    @Test
    void theGreatestNumberOfInodesIsNone() {
        assertFalse(parse("1 1 1 1 18446744073709551615 5 /x").knowsFiles());
        assertFalse(parse("1 1 1 1 5 -1 /x").knowsFiles());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1 2 3 4 5 6", "a 2 3 4 5 6 /x", "stat: cannot read file system information for '/x': No"})
    void anythingElseIsNoUse(String line) {
        assertEquals(Optional.empty(), FilesystemUse.parse(line));
    }

    private static FilesystemUse parse(String line) {
        return FilesystemUse.parse(line).orElseThrow();
    }
}
