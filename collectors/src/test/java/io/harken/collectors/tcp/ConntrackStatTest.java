package io.harken.collectors.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConntrackStatTest {
    private static ConntrackStat parse(String text) throws IOException {
        return ConntrackStat.parse(new KernelFile(Path.of("nf_conntrack"), text));
    }

    @Test
    void countersAreAddedUpAndEntriesAreNot() throws IOException {
        ConntrackStat stat = parse("drop  entries new\nffffffff  0000000a 00000001\n00000002  0000000a 00000000\n");

        assertEquals(10, stat.entries());
        assertEquals(0x100000001L, stat.sums().get("drop"));
        assertEquals(1, stat.sums().get("new"));
    }

    @Test
    void readsALineForEachOfTheMostProcessors(@TempDir Path net) throws IOException {
        Path file = Files.createDirectory(net.resolve("stat")).resolve("nf_conntrack");
        Files.writeString(file, "entries drop\n" + ("00000007 " + "0".repeat(142) + "1\n").repeat(8192));

        assertEquals(
                Optional.of(new ConntrackStat(7, Map.of("entries", 7L * 8192, "drop", 8192L))),
                ConntrackStat.read(net));
    }

    @Test
    void whereThereIsNoFileThereIsNothing(@TempDir Path net) throws IOException {
        assertTrue(ConntrackStat.read(net).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "entries drop", "entries drop\n", "drop\n00000001\n"})
    void withoutEntriesItIsMalformed(String text) {
        IOException e = assertThrows(IOException.class, () -> parse(text));
        assertEquals("Cannot read nf_conntrack: it has no entries", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"entries drop\n1\n", "entries drop\n1 2 3\n", "entries drop\n1 2\n3\n", "entries drop\n\n1\n"})
    void everyLineHasANumberForEachName(String text) {
        IOException e = assertThrows(IOException.class, () -> parse(text));
        assertEquals("Cannot read nf_conntrack: there is not a number for each name", e.getMessage());
    }
}
