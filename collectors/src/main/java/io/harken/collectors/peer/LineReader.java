package io.harken.collectors.peer;

import io.harken.item.ByteText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines that another host sends. */
public final class LineReader {
    /** Of a longer line the rest is passed over. */
    private static final int LONGEST = 2048;

    private final InputStream in;

    /** Reads from a stream. */
    public LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, LONGEST);
    }

    /** The next line without its end, in {@link ByteText}; nothing at the end of the stream. The last line may lack its end. */
    public Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        while (c >= 0 && c != '\n') {
            if (line.size() < LONGEST) {
                line.write(c);
            }
            c = in.read();
        }
        String text = ByteText.of(line.toByteArray());
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
