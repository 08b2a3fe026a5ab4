package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileSinkTest {
    @TempDir
    private Path folder;

    @Test
    void appends() throws Exception {
        Path file = Files.writeString(folder.resolve("a.log"), "before\n");

        new LogFileSink(file, 0).write(bytes("after\n"));

        assertEquals("before\nafter\n", Files.readString(file));
    }

    @Test
    void isReadByTheGroupOnly() throws Exception {
        Path file = folder.resolve("a.log");

        new LogFileSink(file, 0).write(bytes("x"));

        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void renamesAFileThatIsFullAndKeepsOneOldFile() throws Exception {
        Path file = folder.resolve("a.log");
        LogFileSink sink = new LogFileSink(file, 10);

        sink.write(bytes("1 2 3 4 5\n"));
        sink.write(bytes("second\n"));
        sink.write(bytes("third\n"));
        sink.write(bytes("fourth\n"));

        assertEquals("second\nthird\n", Files.readString(folder.resolve("a.log.old")));
        assertEquals("fourth\n", Files.readString(file));
    }

    @Test
    void withoutALimitThereIsNoOldFile() throws Exception {
        Path file = folder.resolve("a.log");
        LogFileSink sink = new LogFileSink(file, 0);

        sink.write(bytes("x".repeat(100_000)));
        sink.write(bytes("y"));

        assertFalse(Files.exists(folder.resolve("a.log.old")));
    }

    @Test
    void beginsAgainAfterOthersRenamedTheFile() throws Exception {
        Path file = folder.resolve("a.log");
        LogFileSink sink = new LogFileSink(file, 0);
        sink.write(bytes("first\n"));
        Files.move(file, folder.resolve("a.log.1"));

        sink.write(bytes("second\n"));

        assertEquals("second\n", Files.readString(file));
    }

    @Test
    void saysWhyAFileCannotBeOpened() {
        Path file = folder.resolve("none/a.log");

        assertEquals(
                "cannot open log: unable to open log file [" + file + "]: [2] No such file or directory",
                assertThrows(IOException.class, () -> new LogFileSink(file, 0)).getMessage());
        assertEquals(
                "cannot open log: unable to open log file [" + folder + "]: [21] Is a directory",
                assertThrows(IOException.class, () -> new LogFileSink(folder, 0))
                        .getMessage());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
