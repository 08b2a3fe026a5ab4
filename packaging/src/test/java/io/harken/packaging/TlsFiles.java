package io.harken.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The keys and certificates that {@code scripts/tls-files} makes. Everybody may read them.
 *
 * @param folder holds them
 */
record TlsFiles(Path folder) {
    /** Makes them in a new folder below another one. */
    static TlsFiles make(Path parent) throws IOException, InterruptedException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path folder = parent.toRealPath().resolve("files");
        Script.run("src/test/scripts/tls-files", folder.toString());
        return new TlsFiles(folder);
    }

    /** A text with the names of the files and the keys in place. */
    String filled(String text) {
        return text.replace("{dir}", folder.toString())
                .replace("{psk}", key("psk"))
                .replace("{wrong}", key("wrong"));
    }

    private String key(String file) {
        try {
            return Files.readString(folder.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
