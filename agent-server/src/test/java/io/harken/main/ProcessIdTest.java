package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdTest {
    @TempDir
    private Path proc;

    @Test
    void isWhereTheLinkLeads() throws IOException {
        assertEquals(4711, ProcessId.of(Files.createSymbolicLink(proc.resolve("self"), Path.of("4711"))));
    }

    @Test
    void isKnownWithoutProcAndIsThatOfProc() {
        long known = ProcessHandle.current().pid();

        assertEquals(known, ProcessId.of(proc.resolve("self")));
        assertEquals(known, ProcessId.of(Path.of("/proc/self")));
    }
}
