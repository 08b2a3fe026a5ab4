package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineBytesTest {
    @TempDir
    private Path folder;

    @Test
    void keepsEveryByteOfTheArguments() throws Exception {
        Path cmdline = write("java\0-cp\0a:b\0x.Main\0-t\0k[\u00ff\u00c3\u00a9 \n]\0\0");

        assertEquals(
                List.of("-t", "k[\u00ff\u00c3\u00a9 \n]", ""),
                CommandLineBytes.read(cmdline, "x.Main", List.of("-t", "k[??? \n]", "")));
    }

    @Test
    void theFirstMainClassIsTheMainClass() throws Exception {
        Path cmdline = write("java\0x.Main\0-t\0x.Main\0");

        assertEquals(List.of("-t", "x.Main"), CommandLineBytes.read(cmdline, "x.Main", List.of("-t", "x.Main")));
    }

    @Test
    void takesWhatTheJvmHasWhenTheFileIsAnotherProgramsOrMissing() throws Exception {
        Path other = write("surefire\0a\0b\0");

        assertEquals(List.of("-t", "\u00c3\u00a9"), CommandLineBytes.read(other, "x.Main", List.of("-t", "\u00e9")));
        assertEquals(List.of("-f"), CommandLineBytes.read(folder.resolve("none"), "x.Main", List.of("-f")));
    }

    private Path write(String bytes) throws Exception {
        return Files.writeString(folder.resolve("cmdline"), bytes, StandardCharsets.ISO_8859_1);
    }
}
