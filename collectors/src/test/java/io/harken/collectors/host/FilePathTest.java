package io.harken.collectors.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {
    private static final HostPaths HOST = HostPaths.under(Path.of("/"));

    @Test
    void aRelativeNameIsBelowTheRoot() {
        assertEquals(Path.of("/etc/passwd"), FilePath.of(HOST, "etc/passwd"));
        assertEquals(Path.of("/etc/passwd"), FilePath.of(HOST, "//etc/passwd"));
        assertEquals(Path.of("/srv/etc"), FilePath.of(HostPaths.under(Path.of("/srv")), "/etc"));
    }

    @Test
    void aSlashAtTheEndIsADirectory() {
        assertEquals("/etc/passwd/.", FilePath.of(HOST, "/etc/passwd/").toString());
        assertEquals("/.", FilePath.of(HOST, "/").toString());
    }

    @Test
    void aNameEndsAtANul() {
        assertEquals(Path.of("/etc"), FilePath.of(HOST, "/etc\0/passwd"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "caf\u00c3\u00a9", "caf\u00e9", "\u00ff", "a b", "100%", "a?b", "new\nline", "#x", "a:b"
            })
    void anyBytesAreAName(String name, @TempDir Path folder) throws IOException {
        HostPaths host = HostPaths.under(folder);
        Files.createDirectory(FilePath.of(host, name));
        Files.createFile(FilePath.of(host, name + "/" + name));

        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("."))) {
            files.forEach(file -> assertEquals(name, FilePath.name(file)));
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FilePath.of(host, name))) {
            files.forEach(file -> assertEquals(name, FilePath.name(file)));
        }
    }
}
