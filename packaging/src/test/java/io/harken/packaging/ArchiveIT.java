package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The archive, unpacked where it has never been, on a machine with no Java. */
class ArchiveIT {
    private static final long MAX_BYTES = 30_000_000;

    @TempDir
    private Path folder;

    private Path archive;
    private Path harken;

    @BeforeEach
    void unpack() throws IOException, InterruptedException {
        try (var files = Files.newDirectoryStream(Path.of("target"), "harken-*-linux-*.tar.gz")) {
            archive = files.iterator().next().toAbsolutePath();
        }
        CommandRun unpacked =
                CommandRun.of(folder, List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()));
        assertEquals(new CommandRun(0, "", ""), unpacked);
        try (var folders = Files.newDirectoryStream(folder, "harken-*")) {
            harken = folders.iterator().next().resolve("bin/harken");
        }
    }

    @Test
    void answersWithoutJavaFromItsClassDataArchive() throws Exception {
        Path loaded = folder.resolve("loaded");
        String log = "HARKEN_JAVA_OPTIONS=-Xlog:class+load:file=" + loaded;
        // Without an environment there is neither a JAVA_HOME nor a java to be found.
        CommandRun run = CommandRun.of(
                folder, List.of("env", "-i", "PATH=/usr/bin:/bin", log, harken.toString(), "-t", "agent.ping"));
        assertEquals(new CommandRun(0, "agent.ping                                    [u|1]\n", ""), run);

        List<String> ours = Files.readAllLines(loaded).stream()
                .filter(line -> line.contains(" io.harken."))
                .toList();
        assertTrue(ours.size() > 50, () -> "too few classes: " + ours);
        assertEquals(
                List.of(),
                ours.stream()
                        .filter(line -> !line.endsWith("source: shared objects file") || line.contains("$$Lambda"))
                        .toList());
    }

    @Test
    void saysWhatIsMissingWhereTheSystemIsTooOld() throws Exception {
        Path old = Files.writeString(
                Files.createDirectory(folder.resolve("old")).resolve("getconf"), "#!/bin/sh\necho glibc 2.12\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));
        CommandRun run = CommandRun.of(
                folder, List.of("env", "PATH=" + old.getParent() + ":/usr/bin:/bin", harken.toString(), "-V"));
        String oldest = Files.readString(harken.resolveSibling("../lib/glibc")).strip();
        assertEquals(
                new CommandRun(1, "", "harken: needs glibc " + oldest + " or newer; this system says: glibc 2.12\n"),
                run);
    }

    /** What is shipped is built on 17; a newer runtime is larger. */
    @Test
    @EnabledOnJre(JRE.JAVA_17)
    void isSmall() throws Exception {
        long size = Files.size(archive);
        assertTrue(size <= MAX_BYTES, () -> size + " bytes");
    }
}
