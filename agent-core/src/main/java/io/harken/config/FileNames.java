package io.harken.config;

import io.harken.item.ByteText;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** File names of a configuration, which are {@link ByteText}. */
final class FileNames {
    private FileNames() {}

    /** The path of a file that is to be opened. */
    static Path existing(String name) throws NoSuchFileException {
        // To the JDK the empty path is the current directory; to the kernel it is nothing.
        if (name.isEmpty()) {
            throw new NoSuchFileException(name);
        }
        try {
            return path(name);
        } catch (InvalidPathException e) {
            // The locale has no such characters, so no such file can be opened; it cannot be named as a path either.
            throw new NoSuchFileException("", null, e.getMessage());
        }
    }

    /** The path of any name; throws {@link InvalidPathException} if the locale cannot express it. */
    static Path path(String name) {
        return Path.of(new String(ByteText.bytes(name), StandardCharsets.UTF_8));
    }

    /** The last component of a path as {@link ByteText}. */
    static String last(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : ByteText.utf8(name.toString());
    }
}
