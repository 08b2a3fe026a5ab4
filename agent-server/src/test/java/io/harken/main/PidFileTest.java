package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    private Path folder;

    @Test
    void holdsThePidAndIsRemoved() throws Exception {
        Path file = Files.writeString(folder.resolve("a.pid"), "what an agent that was killed left behind");

        PidFile pidFile = PidFile.create(file, 4711);
        assertEquals("4711", Files.readString(file));
        pidFile.close();

        assertFalse(Files.exists(file));
    }

    @Test
    void isReadByTheGroupOnly() throws Exception {
        Path file = folder.resolve("a.pid");
        PidFile pidFile = PidFile.create(file, 1);
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        pidFile.close();
    }

    @Test
    void aSecondAgentIsRefusedAndHarmsNothing() throws Exception {
        Path file = folder.resolve("a.pid");
        PidFile first = PidFile.create(file, 1);
        assertEquals(alreadyRunning(file), message(file));
        assertEquals("1", Files.readString(file));
        first.close();
    }

    @Test
    @Timeout(60)
    void anotherProcessIsRefused() throws Exception {
        Path file = folder.resolve("a.pid");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals('!', other.getInputStream().read());
            assertEquals(alreadyRunning(file), message(file));
        } finally {
            other.getOutputStream().close();
            other.waitFor(30, TimeUnit.SECONDS);
        }
        PidFile.create(file, 2).close();
    }

    @Test
    void saysWhyItCannotBeCreated() {
        Path file = folder.resolve("none/a.pid");

        assertEquals("cannot create PID file [" + file + "]: [2] No such file or directory", message(file));
        assertEquals("cannot create PID file [" + folder + "]: [21] Is a directory", message(folder));
        assertEquals("cannot create PID file []: [2] No such file or directory", message(Path.of("")));
    }

    private static String alreadyRunning(Path file) {
        return "Is this process already running? Could not lock PID file [" + file
                + "]: [11] Resource temporarily unavailable";
    }

    private static String message(Path file) {
        return String.valueOf(
                assertThrows(IOException.class, () -> PidFile.create(file, 2)).getMessage());
    }

    /** Another agent: holds the file until its standard input ends. */
    static final class Holder {
        public static void main(String[] args) throws Exception {
            try (PidFile pidFile =
                    PidFile.create(Path.of(args[0]), ProcessHandle.current().pid())) {
                System.out.write('!');
                System.out.flush();
                System.in.read();
            }
        }
    }
}
