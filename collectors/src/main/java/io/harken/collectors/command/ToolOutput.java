package io.harken.collectors.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a program writes, read without ever waiting for it: nothing could interrupt that. */
final class ToolOutput implements AutoCloseable {
    private static final int LONGEST = 1024 * 1024;
    private static final int CHUNK = 8192;

    private final InputStream pipe;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    ToolOutput(InputStream pipe) {
        this.pipe = pipe;
    }

    /**
     * Reads what is there.
     *
     * @throws IOException if it is too long
     */
    void readAvailable() throws IOException {
        int available;
        while ((available = pipe.available()) > 0) {
            output.write(pipe.readNBytes(Math.min(available, CHUNK)));
            if (output.size() > LONGEST) {
                throw new IOException("The output of a program is longer than " + LONGEST + " bytes.");
            }
        }
    }

    /** All of it, once the program has ended. */
    String readRest() throws IOException {
        readAvailable();
        return output.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        pipe.close();
    }
}
