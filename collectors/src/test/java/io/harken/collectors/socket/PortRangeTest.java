package io.harken.collectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortRangeTest {
    @TempDir
    private Path settings;

    @Test
    void leavesOutReservedPorts() throws Exception {
        write("ip_local_port_range", "32768\t60999\n");
        assertEquals(new PortRange(32768, 60999, new BitSet()), PortRange.read(settings));

        write("ip_local_reserved_ports", "8080,33000,60990-61010\n");
        PortRange range = PortRange.read(settings);

        assertEquals(28232 - 11, range.size());
        assertEquals(11, range.reserved().cardinality());
        assertEquals(
                List.of(false, true, false, true, false, false),
                Stream.of(32767, 32999, 33000, 60989, 60990, 61010)
                        .map(range::contains)
                        .toList());
        assertEquals(50, new PortRange(1, 10, new BitSet()).percent(5));
    }

    @Test
    void doesNotGuess() throws Exception {
        assertThrows(IOException.class, () -> PortRange.read(settings));
        for (String wrong : new String[] {"", "1", "a b", "2 1", "0 70000"}) {
            write("ip_local_port_range", wrong);
            assertThrows(IOException.class, () -> PortRange.read(settings), wrong);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(settings.resolve(name), text);
    }
}
