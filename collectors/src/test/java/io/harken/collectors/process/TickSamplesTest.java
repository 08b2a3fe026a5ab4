package io.harken.collectors.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickSamplesTest {
    @TempDir
    private Path proc = Path.of("");

    private final TickSamples samples = new TickSamples(100);
    private ProcessFiles process = new ProcessFiles(proc);

    @BeforeEach
    void openHost() {
        process = new ProcessFiles(proc);
    }

    private boolean add(int pid) throws NotSupportedException, IOException {
        process.moveTo(pid);
        return samples.add(process);
    }

    private void use(int pid, long user, long start) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(String.valueOf(pid)));
        Files.writeString(
                folder.resolve("stat"),
                pid + " (x) S 1 1 1 0 -1 0 0 0 0 0 " + user + " 5 0 0 20 0 1 0 " + start + " 8192 2\n");
    }

    @Test
    void aProcessHasUsedWhatItHasMoreThanBefore() throws Exception {
        use(1, 100, 7);
        use(3, 200, 8);
        samples.begin();
        assertTrue(add(1));
        assertFalse(add(2));
        assertTrue(add(3));
        assertEquals(0, samples.user());
        samples.end();
        use(2, 50, 9);
        use(3, 210, 8);
        samples.begin();
        assertTrue(add(2));
        assertEquals(0, samples.user());
        assertTrue(add(3));

        assertEquals(10, samples.user());
        assertEquals(0, samples.system());
    }

    @Test
    void aSampleThatDoesNotEndIsNone() throws Exception {
        use(1, 100, 7);
        samples.begin();
        add(1);
        samples.end();
        use(1, 105, 7);
        samples.begin();
        add(1);
        use(1, 110, 7);
        samples.begin();
        add(1);

        assertEquals(10, samples.user());
    }

    @Test
    void aProcessIsReadOnceInASample() throws Exception {
        use(1, 100, 7);
        samples.begin();
        add(1);
        Files.delete(proc.resolve("1/stat"));

        assertTrue(samples.add(process));
        process.moveTo(1);
        assertFalse(process.hasStat());
    }

    @Test
    void thereIsALimitOfProcesses() throws Exception {
        samples.begin();
        for (int pid = 1; pid <= 101; pid++) {
            use(pid, 1, 1);
        }
        for (int pid = 1; pid <= 100; pid++) {
            assertTrue(add(pid));
        }

        NotSupportedException refusal = assertThrows(NotSupportedException.class, () -> add(101));
        assertEquals("More than 100 processes are asked for.", refusal.reason());
    }
}
