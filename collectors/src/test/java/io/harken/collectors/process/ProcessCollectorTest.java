package io.harken.collectors.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.item.ItemValue;
import io.harken.item.Parameters;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCollectorTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void anInterruptionEndsTheWalk() throws IOException {
        addProcess(5, "x");
        ProcessCount count = new ProcessCount(folder, new Accounts(folder));
        Thread.currentThread().interrupt();

        assertThrows(InterruptedIOException.class, () -> count.value(new Parameters(List.of())));
        assertTrue(Thread.interrupted());
    }

    @Test
    void aReportThatIsTooLongIsRefused() throws IOException {
        addProcess(5, "y".repeat(5_000_000));
        addProcess(6, "y".repeat(5_000_000));
        ProcessReports reports = new ProcessReports(folder, new Accounts(folder));

        for (int i = 0; i < 3; i++) {
            IOException refusal = assertThrows(IOException.class, () -> reports.value(new Parameters(List.of())));
            assertEquals("The processes fill more than 8388608 bytes.", refusal.getMessage());
        }
    }

    @Test
    void aLongReportTakesItsShareUntilItHasBeenSent() throws Exception {
        addProcess(5, "y".repeat(5_000_000));
        ProcessReports reports = new ProcessReports(folder, new Accounts(folder));
        ItemValue first = reports.value(new Parameters(List.of()));
        reports.value(new Parameters(List.of()));
        Thread.currentThread().interrupt();

        assertThrows(InterruptedIOException.class, () -> reports.value(new Parameters(List.of())));
        assertTrue(Thread.interrupted());
        first.release().run();
        assertEquals(first.text(), reports.value(new Parameters(List.of())).text());
    }

    private void addProcess(int pid, String commandLine) throws IOException {
        Path process = Files.createDirectories(folder.resolve(String.valueOf(pid)));
        Files.writeString(
                process.resolve("status"), "Name:\tx\nState:\tS (sleeping)\nUid:\t0\t0\t0\t0\nVmSize:\t1 kB\n");
        Files.writeString(process.resolve("stat"), pid + " (x) S 1\n");
        Files.writeString(process.resolve("cmdline"), commandLine, StandardCharsets.ISO_8859_1);
    }
}
