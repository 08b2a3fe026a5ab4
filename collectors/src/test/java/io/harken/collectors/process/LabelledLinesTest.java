package io.harken.collectors.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.host.ProcFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledLinesTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void linesAreFoundInAnyOrder() throws IOException {
        LabelledLines lines =
                lines("Name:\tState:\tR\nState:\tD (disk sleep)\nUid:\t33\t0\t0\t0\nVmSize:\t      12 kB\n");

        assertEquals(12 * 1024, lines.bytes("VmSize:"));
        assertEquals("State:\tR", lines.text("Name:"));
        assertEquals('D', lines.letter("State:"));
        assertEquals("disk sleep", lines.parenthesized("State:"));
        assertEquals(33, lines.number("Uid:"));
        assertEquals(-1, lines.number("VmRSS:"));
        assertEquals("", lines.text("VmRSS:"));
    }

    @Test
    void textIsComparedWhole() throws IOException {
        LabelledLines lines = lines("Name:\t bash\n");

        assertTrue(lines.hasText("Name:", " bash"));
        assertFalse(lines.hasText("Name:", "bash"));
        assertFalse(lines.hasText("Name:", " bas"));
        assertFalse(lines.hasText("Name:", " bash2"));
        assertFalse(lines.hasText("None:", ""));
    }

    @Test
    void linesBehindManyGroupsAreFound() throws IOException {
        LabelledLines lines = lines("Groups:\t" + "4294967294 ".repeat(65_536) + "\nVmSize:\t1 kB\n");

        assertEquals(1024, lines.bytes("VmSize:"));
    }

    @Test
    void whatIsMissingOrMalformedIsUnknown() throws IOException {
        LabelledLines lines = lines("VmSize:\nVmRSS:\tx kB\nVmData:\t99999999999999999999 kB\nState:\nTail:");

        assertEquals(-1, lines.bytes("VmSize:"));
        assertEquals(-1, lines.bytes("VmRSS:"));
        assertEquals(-1, lines.bytes("VmData:"));
        assertEquals("", lines.parenthesized("State:"));
        assertEquals(0, lines.letter("Tail:"));
        assertEquals("", lines.text("Tail:"));
    }

    private LabelledLines lines(String content) throws IOException {
        Path file = folder.resolve("status");
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);
        LabelledLines lines = new LabelledLines();
        assertEquals(ProcFile.Outcome.READ, lines.read(file.toString()));
        return lines;
    }
}
