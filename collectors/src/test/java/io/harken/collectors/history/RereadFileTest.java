package io.harken.collectors.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RereadFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsTheWholeFileEachTime() throws IOException {
        Path file = folder.resolve("stat");
        RereadFile reread = new RereadFile(file);
        for (String content :
                new String[] {"one", "", "a longer one ".repeat(10_000), "two", "x".repeat(4096), "x".repeat(2049)}) {
            Files.writeString(file, content);

            int length = reread.read();

            assertEquals(content, ByteText.of(reread.bytes()).substring(0, length));
        }
    }

    @Test
    void opensAFileThatComesLater() throws IOException {
        Path file = folder.resolve("stat");
        RereadFile reread = new RereadFile(file);

        IOException missing = assertThrows(IOException.class, reread::read);
        assertEquals("Cannot open " + file + ": [2] No such file or directory", missing.getMessage());

        Files.writeString(file, "one");
        assertEquals(3, reread.read());
    }

    @Test
    void refusesAFileWithoutEnd() {
        assertThrows(IOException.class, new RereadFile(Path.of("/dev/zero"))::read);
    }
}
