package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** The processes that the tables of {@code items/} ask for, until they are closed. */
final class ItemProcesses implements AutoCloseable {
    private static final Path SCRIPT =
            Path.of("src/test/scripts/item-processes").toAbsolutePath();

    private final Process script;

    private ItemProcesses(Process script) {
        this.script = script;
    }

    /** Starts them, with their programs in a directory to be made. */
    static ItemProcesses start(Path directory) throws IOException {
        Process script = new ProcessBuilder(SCRIPT.toString(), directory.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        assertEquals("ready", script.inputReader().readLine());
        return new ItemProcesses(script);
    }

    @Override
    public void close() throws InterruptedException {
        try {
            // The end of its input ends it; so it ends with this JVM in any case.
            script.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        script.waitFor();
    }
}
