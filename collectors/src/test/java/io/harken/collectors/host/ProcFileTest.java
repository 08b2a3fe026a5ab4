package io.harken.collectors.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.collectors.host.ProcFile.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFileTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aProcessThatHasEndedIsAbsent() throws IOException {
        assertEquals(Outcome.ABSENT, new ProcFile().read(folder + "/5/status"));
        assertEquals(Outcome.ABSENT, ProcFile.outcome("status", new IOException("No such process")));
    }

    @Test
    void aHiddenProcessIsDenied() throws IOException {
        assertEquals(Outcome.DENIED, ProcFile.outcome("status", new AccessDeniedException("status")));
        assertEquals(
                Outcome.DENIED,
                ProcFile.outcome("status", new FileSystemException("status", null, "Operation not permitted")));
    }

    @Test
    void whatIsWrongWithTheAgentIsNotTakenForTheEndOfAProcess() {
        FileSystemException failure = new FileSystemException("status", null, "Too many open files");

        IOException thrown = assertThrows(IOException.class, () -> ProcFile.outcome("status", failure));
        assertEquals("Cannot read status: Too many open files", thrown.getMessage());
    }

    @Test
    void aFileWithoutEndIsRefused() throws IOException {
        Path file = folder.resolve("cmdline");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(9 * 1024 * 1024);
        }

        assertThrows(IOException.class, () -> new ProcFile().read(file.toString()));
    }

    @Test
    void theBeginningIsWhatFitsIntoTheBuffer() throws IOException {
        Path file = Files.writeString(folder.resolve("cmdline"), "x".repeat(5000));
        ProcFile content = new ProcFile();

        assertEquals(Outcome.READ, content.readBeginning(file.toString()));
        assertEquals(4096, content.length());
        assertEquals(
                Outcome.READ,
                content.readBeginning(Files.createFile(folder.resolve("empty")).toString()));
        assertEquals(0, content.length());
        assertEquals(Outcome.ABSENT, content.readBeginning(folder + "/5/cmdline"));
    }
}
