package io.harken.collectors.host;

import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Text files of the host, in {@link ByteText}. */
public final class HostText {
    private HostText() {}

    /**
     * The beginning of a file.
     *
     * @param limit how many bytes are read at most
     * @throws IOException if the file cannot be opened or read
     */
    public static String beginning(Path file, int limit) throws IOException {
        try (InputStream in = HostFile.open(file)) {
            return ByteText.of(in.readNBytes(limit));
        }
    }

    /** A text without the blanks, tabs and line ends at its end. */
    public static String trimRight(String text) {
        int end = text.length();
        while (end > 0 && " \t\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
