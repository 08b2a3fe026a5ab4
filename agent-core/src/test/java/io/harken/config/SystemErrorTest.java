package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemErrorTest {
    @TempDir
    private Path folder;

    @Test
    void namesTheErrorsOfTheKernel() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));

        assertEquals("[2] No such file or directory", errorOfReading(folder.resolve("none")));
        assertEquals("[20] Not a directory", errorOfReading(file.resolve("x")));
        assertEquals("[20] Not a directory", SystemError.of(new NoSuchFileException(file + "/x/y")));
        assertEquals("[2] No such file or directory", SystemError.of(new NoSuchFileException(folder + "/x/y")));
        assertEquals("[21] Is a directory", errorOfReading(folder));
        assertEquals("[36] File name too long", errorOfReading(folder.resolve("x".repeat(300))));
        assertEquals("[40] Too many levels of symbolic links", errorOfReading(loop));
        assertEquals("[13] Permission denied", SystemError.of(new AccessDeniedException("x")));
        assertEquals("[104] Connection reset by peer", SystemError.of(new IOException("Connection reset")));
        assertEquals(
                "[116] Stale file handle", SystemError.of(new FileSystemException("x", null, "Stale file handle")));
        assertEquals("[28] No space left on device", SystemError.of(new IOException("No space left on device")));
    }

    @Test
    void passesOnWhatItDoesNotKnow() {
        assertEquals("Level 2 halted", SystemError.of(new FileSystemException("x", null, "Level 2 halted")));
        assertEquals("IOException", SystemError.of(new IOException()));
    }

    private static String errorOfReading(Path file) {
        return SystemError.of(assertThrows(IOException.class, () -> Files.readAllBytes(file)));
    }
}
