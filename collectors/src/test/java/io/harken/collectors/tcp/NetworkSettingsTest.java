package io.harken.collectors.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.host.HostPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSettingsTest {
    @Test
    void areThoseOfTheHostUnlessItsNamespaceIsAnother() throws IOException {
        Path root = Path.of("/host");

        assertTrue(NetworkSettings.of(HostPaths.under(root)).ofHost());
        assertFalse(NetworkSettings.of(HostPaths.mountedBelow(root)).ofHost());
        assertEquals(
                Path.of("/host/proc/sys/net"),
                NetworkSettings.of(HostPaths.mountedBelow(root)).folder());
    }

    @Test
    void readsNumbersThatMayNotBeThere(@TempDir Path folder) throws IOException {
        NetworkSettings settings = new NetworkSettings(folder, true);
        Files.writeString(folder.resolve("tcp_mem"), "1\t2\t3\n");
        Files.writeString(folder.resolve("somaxconn"), "4096\n");

        assertEquals(List.of(1L, 2L, 3L), settings.numbers("tcp_mem", 3));
        assertEquals(OptionalLong.of(4096), settings.number("somaxconn"));
        assertEquals(OptionalLong.empty(), settings.number("none"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, it is not 1 number",
        "1 2, 1, it is not 1 number",
        "1 2, 3, it is not 3 numbers",
        "1 2 3 4, 3, it is not 3 numbers",
        "1 x 3, 3, '\"x\" is no number'",
        "-1, 1, '\"-1\" is no number'"
    })
    void whatIsNotSoManyNumbersIsMalformed(String text, int count, String reason) {
        KernelFile file = new KernelFile(Path.of("tcp_mem"), text);

        IOException e = assertThrows(IOException.class, () -> NetworkSettings.parse(file, count));
        assertEquals("Cannot read tcp_mem: " + reason, e.getMessage());
    }
}
