package io.harken.collectors.netif;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.host.FilePath;
import io.harken.collectors.host.HostPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterfaceDetailsTest {
    @Test
    void theNameOfAnInterfaceIsOfAnyBytes(@TempDir Path root) throws IOException {
        HostPaths host = HostPaths.under(root);
        Path folder = FilePath.below(Files.createDirectories(host.sys().resolve("class/net")), "odd\u00FF");
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("address"), "02:fc:00:00:00:01\n");
        List<InterfaceCounters> interfaces = InterfaceCounters.parse("odd\u00FF:" + " 1".repeat(16));

        String json = new InterfaceDetails(host).json(interfaces);

        assertTrue(json.contains("\"mac\":\"02:fc:00:00:00:01\""), json);
    }
}
