package io.harken.collectors.tcp;

import io.harken.collectors.host.HostFile;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A text file of the kernel, read whole or not at all: of one that was cut the last number would be wrong.
 *
 * @param path where it is
 * @param text what is in it
 */
record KernelFile(Path path, String text) {
    /** Many times what counters and settings take. */
    static final int LIMIT = 1 << 16;

    /** A file of at most {@link #LIMIT} bytes. */
    static KernelFile read(Path path) throws IOException {
        return read(path, HostFile.open(path), LIMIT);
    }

    /** A file of at most so many bytes; nothing if it does not exist. */
    static Optional<KernelFile> readIfPresent(Path path, int limit) throws IOException {
        Optional<InputStream> opened = HostFile.openIfPresent(path);
        return opened.isPresent() ? Optional.of(read(path, opened.get(), limit)) : Optional.empty();
    }

    private static KernelFile read(Path path, InputStream opened, int limit) throws IOException {
        try (InputStream in = opened) {
            KernelFile file = new KernelFile(path, ByteText.of(in.readNBytes(limit + 1)));
            if (file.text.length() > limit) {
                throw file.malformed("it is longer than " + limit + " bytes");
            }
            return file;
        }
    }

    /** Its lines; the last may be empty. */
    String[] lines() {
        return text.split("\n", -1);
    }

    /** A word of it that must be an unsigned number of at most 63 bits. */
    long number(String word) throws IOException {
        return number(word, 10);
    }

    /** A word of it that must be such a number to a base. */
    long number(String word, int base) throws IOException {
        try {
            long number = Long.parseLong(word, base);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // It is refused like a negative number.
        }
        throw malformed("\"" + word + "\" is no number");
    }

    /** The failure to make sense of it. */
    IOException malformed(String reason) {
        return new IOException("Cannot read " + path + ": " + reason);
    }
}
