package io.harken.collectors.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFileTest {
    @Test
    void isReadWholeOrNotAtAll(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("netstat");
        String longest = "x".repeat(KernelFile.LIMIT);

        Files.writeString(file, longest);
        assertEquals(longest, KernelFile.read(file).text());

        Files.writeString(file, longest + "x");
        IOException e = assertThrows(IOException.class, () -> KernelFile.read(file));
        assertEquals("Cannot read " + file + ": it is longer than 65536 bytes", e.getMessage());
    }
}
