package io.harken.server.tls;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files one after the other, so that all that is wrong with them is said at once. */
final class FileReadings {
    private final List<String> problems = new ArrayList<>();

    /** Reads a file. */
    interface Reading<T> {
        T read() throws KeyFileException;
    }

    /** What is read, or nothing if it cannot be used. */
    <T> @Nullable T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (KeyFileException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    /** Says what could not be used, if anything. */
    void finish() throws KeyFileException {
        if (!problems.isEmpty()) {
            throw new KeyFileException(problems);
        }
    }
}
