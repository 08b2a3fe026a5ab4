package io.harken.collectors.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.collectors.host.ProcFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @TempDir
    Path folder = Path.of("");

    /** A vertical bar stands for NUL. */
    @ParameterizedTest
    @CsvSource({
        "x|, x",
        "x|a|b|, x a b",
        "x||b|, x  b",
        "x|a|||, 'x a '",
        "x||, x",
        "|q|, ' q'",
        "|, ''",
        "'', ''",
        "x|a, x a",
    })
    void hasBlanksBetweenArguments(String content, String joined) throws IOException {
        assertEquals(joined, commandLine(content).joined());
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/other|1|, other, true",
        "other|, other, true",
        "/usr/bin/another|, other, false",
        "/usr/bin/other x/y|, y, true",
        "x|other|, other, false",
        "/usr/bin/other|, bin/other, false",
        "-sleep|, sleep, false",
        "'', sleep, false",
    })
    void programIsTheFirstArgumentWithoutItsFolder(String content, String name, boolean is) throws IOException {
        assertEquals(is, commandLine(content).isProgram(name));
    }

    @Test
    void isReadWhole() throws IOException {
        String argument = "y".repeat(100_000);

        assertEquals("x " + argument, commandLine("x|" + argument + "|").joined());
    }

    private CommandLine commandLine(String content) throws IOException {
        Path file = folder.resolve("cmdline");
        Files.write(file, content.replace('|', '\0').getBytes(StandardCharsets.ISO_8859_1));
        CommandLine commandLine = new CommandLine();
        assertEquals(ProcFile.Outcome.READ, commandLine.read(file.toString()));
        return commandLine;
    }
}
