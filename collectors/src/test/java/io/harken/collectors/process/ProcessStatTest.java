package io.harken.collectors.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.collectors.host.ProcFile.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessStatTest {
    @TempDir
    private Path folder = Path.of("");

    private ProcessStat read(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("stat"), line, StandardCharsets.ISO_8859_1);
        ProcessStat stat = new ProcessStat();
        assertEquals(Outcome.READ, stat.read(file.toString()));
        return stat;
    }

    @ParameterizedTest
    @CsvSource({
        "12 (worker) S 1, worker, true",
        "12 (worker) S 1, worke, false",
        "12 (worker) S 1, orker, false",
        "12 (worker) S 1, '', false",
        "12 () S 1, '', true",
        "12 (a(b) S 1, a(b, true",
        "12 (a(b) S 1, b, false",
        "12 (a) b) S 1, a) b, true",
        "12 (a) b) S 1, a, false",
        "12 (\u00e9) S 1, \u00e9, true",
        "12 worker S 1, worker, false",
        "'', '', false",
    })
    void knowsTheName(String line, String name, boolean is) throws IOException {
        assertEquals(is, read(line).isNamed(name));
    }

    @ParameterizedTest
    @CsvSource({
        "1 (a) S 1 1 1 0 -1 4 1 1 1 1 1 1 1 1 20 0 1 0 94 231170048 1936, true",
        "1 (a) S 1 1 1 0 -1 4 1 1 1 1 1 1 1 1 20 0 1 0 94 0 0, false",
        "1 (a) S 1 1 1 0 -1 4 1 1 1 1 1 1 1 1 20 0 1 0 94, false",
        "1 a S, false",
    })
    void knowsWhetherThereIsMemory(String line, boolean has) throws IOException {
        assertEquals(has, read(line).hasMemory());
    }
}
