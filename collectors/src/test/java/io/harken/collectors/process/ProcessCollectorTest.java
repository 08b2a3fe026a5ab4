package io.harken.collectors.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.output.OutputText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCollectorTest {
    @TempDir
    Path folder = Path.of("");

    private final ShellCommands commands = new ShellCommands(environment -> {});

    @AfterEach
    void close() {
        commands.close();
    }

    private Accounts accounts() {
        return new Accounts(folder, new NameService(commands, () -> 0));
    }

    private ProcessReports reports() {
        return new ProcessReports(folder, accounts(), commands.budget());
    }

    @Test
    void anInterruptionEndsTheWalk() throws IOException {
        addProcess(5, "x");
        ProcessCount count = new ProcessCount(folder, accounts());
        Thread.currentThread().interrupt();

        assertThrows(InterruptedIOException.class, () -> count.value(new Parameters(List.of())));
        assertTrue(Thread.interrupted());
    }

    @Test
    void aReportThatIsTooLongIsRefused() throws IOException {
        for (int pid = 5; pid < 9; pid++) {
            addProcess(pid, "y".repeat(5_000_000));
        }
        ProcessReports reports = reports();

        for (int i = 0; i < 3; i++) {
            NotSupportedException refusal =
                    assertThrows(NotSupportedException.class, () -> reports.value(new Parameters(List.of())));
            assertEquals("The list of processes is too long.", refusal.reason());
        }
    }

    @Test
    void aLongReportTakesItsShareUntilItHasBeenSent() throws Exception {
        addProcess(5, "y".repeat(5_000_000));
        ProcessReports reports = reports();

        for (int i = 0; i < 10; i++) {
            ItemValue value = reports.value(new Parameters(List.of()));
            assertTrue(value.text().startsWith("[{\"pid\":5,\"ppid\":-1,\"name\":\"x\",\"cmdline\":\"yyy"));
            value.release().run();
        }
    }

    @Test
    void aLongCommandLineWaitsForItsShare() throws Exception {
        addProcess(5, "y".repeat(2_000_000));
        ProcessFiles process = new ProcessFiles(folder);
        process.moveTo(5);
        assertTrue(process.hasStatus() && process.hasStat() && process.hasCommandLine());
        Report.Selection all = new Report.Selection("", Optional.empty());
        try (OutputText other = new OutputText(commands.budget());
                Report report = new FullReport(all, commands.budget(), new AccountNames(accounts()), -1)) {
            other.reserve(12_000_000);
            Thread.currentThread().interrupt();
            assertThrows(InterruptedIOException.class, () -> report.visit(5, process));
            assertTrue(Thread.interrupted());
            other.release();
            report.visit(5, process);
            other.reserve(12_000_000);
        }
    }

    private void addProcess(int pid, String commandLine) throws IOException {
        Path process = Files.createDirectories(folder.resolve(String.valueOf(pid)));
        Files.writeString(
                process.resolve("status"), "Name:\tx\nState:\tS (sleeping)\nUid:\t0\t0\t0\t0\nVmSize:\t1 kB\n");
        Files.writeString(process.resolve("stat"), pid + " (x) S 1\n");
        Files.writeString(process.resolve("cmdline"), commandLine, StandardCharsets.ISO_8859_1);
    }
}
