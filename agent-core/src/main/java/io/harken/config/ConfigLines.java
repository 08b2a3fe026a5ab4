package io.harken.config;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a configuration file, cut where {@code zabbix_agentd} cuts them: it reads pieces of at most
 * {@value #PIECE} bytes as C strings, so a NUL hides the rest of its piece and a longer line goes on as the next one.
 */
final class ConfigLines implements Closeable {
    /** The longest line, without its end. */
    private static final int MAX_LINE = 2048;

    private static final int PIECE = MAX_LINE + 2;

    private final InputStream in;
    private int number;
    private int last;

    ConfigLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next line with its end, or null after the last one. */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        last = 0;
        while (piece.size() < PIECE && last != '\n' && (last = in.read()) >= 0) {
            piece.write(last);
        }
        if (piece.size() == 0) {
            return null;
        }
        number++;
        String line = piece.toString(StandardCharsets.ISO_8859_1);
        int nul = line.indexOf('\0');
        return nul < 0 ? line : line.substring(0, nul);
    }

    /** Leaves out what follows on the same line as the last piece. */
    void skipRest() throws IOException {
        while (last >= 0 && last != '\n') {
            last = in.read();
        }
    }

    /** The number of the line that {@link #next} gave last. */
    int number() {
        return number;
    }

    static boolean isTooLong(String line) {
        return line.length() > MAX_LINE && line.charAt(MAX_LINE) != '\r' && line.charAt(MAX_LINE) != '\n';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
