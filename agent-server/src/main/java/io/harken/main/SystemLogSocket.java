package io.harken.main;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The socket of the system's log. */
final class SystemLogSocket {
    /** Where every system has it. */
    static final Path STANDARD = Path.of("/dev/log");

    private SystemLogSocket() {}

    /**
     * Opens a socket to it.
     *
     * @throws IOException if this host has no library for it
     */
    static UnixDatagrams open(Path file) throws IOException {
        try {
            return UnixDatagrams.to(file.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("cannot open log: LogType=system " + e.getMessage(), e);
        }
    }
}
