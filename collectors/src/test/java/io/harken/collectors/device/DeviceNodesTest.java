package io.harken.collectors.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.collectors.host.FilePath;
import io.harken.collectors.host.HostPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceNodesTest {
    private static final DeviceNode NODE = new DeviceNode(true, 8, 0);

    @Test
    void aNameIsOfAnyBytes(@TempDir Path root) throws IOException {
        HostPaths host = HostPaths.under(root);
        Files.createDirectories(host.dev().resolve("mapper"));
        Files.createFile(FilePath.below(host.dev(), "mapper/odd\u00FF"));
        DeviceNodes nodes = path -> Files.exists(path) ? Optional.of(NODE) : Optional.empty();

        assertEquals(Optional.of(NODE), nodes.named(host, "mapper/odd\u00FF"));
        assertEquals(Optional.of(NODE), nodes.named(host, "/dev/mapper/odd\u00FF"));
        assertEquals(Optional.empty(), nodes.named(host, "mapper/odd\u00FE"));
    }
}
