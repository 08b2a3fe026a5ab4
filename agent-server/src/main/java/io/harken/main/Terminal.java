package io.harken.main;

import io.harken.item.ByteText;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Standard output and standard error. Texts are {@link ByteText}. */
final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final long pid;

    Terminal(OutputStream out, OutputStream err, long pid) {
        this.out = new PrintStream(out, true, StandardCharsets.ISO_8859_1);
        this.err = new PrintStream(err, true, StandardCharsets.ISO_8859_1);
        this.pid = pid;
    }

    /** Prints a line to standard output. */
    void print(String line) {
        // Never println(): it would write the line separator of the platform in a second call.
        out.print(line + "\n");
    }

    /** Prints lines to standard error, each after the name of the program and its process id. */
    void complain(List<String> lines) {
        lines.forEach(this::complain);
    }

    /** Prints a line to standard error, after the name of the program and its process id. */
    void complain(String line) {
        err.print("harken [" + pid + "]: " + line + "\n");
    }
}
