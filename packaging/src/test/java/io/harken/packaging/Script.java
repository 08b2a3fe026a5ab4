package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a script of this module, which judges by itself: its output is the proof, its exit status the verdict. */
final class Script {
    private Script() {}

    static void run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(Path.of(script).toAbsolutePath().toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (BufferedReader output = process.inputReader()) {
            String text = output.lines().peek(System.out::println).collect(Collectors.joining("\n"));
            assertEquals(0, process.waitFor(), text);
        } finally {
            process.destroy();
        }
    }
}
