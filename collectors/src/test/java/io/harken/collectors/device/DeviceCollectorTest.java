package io.harken.collectors.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.check.CheckExecutor;
import io.harken.check.CheckResult;
import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.host.HostPaths;
import io.harken.metric.MetricRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With device nodes, which only root can make. */
class DeviceCollectorTest {
    private static final Map<String, DeviceNode> NODES = Map.of(
            "sda", new DeviceNode(true, 8, 0),
            "sda2", new DeviceNode(true, 8, 2),
            "sr0", new DeviceNode(true, 11, 0),
            "cdrom", new DeviceNode(true, 11, 0),
            "root", new DeviceNode(true, 8, 2),
            "odd", new DeviceNode(true, 99, 0),
            "tty", new DeviceNode(false, 8, 0));

    @TempDir
    private Path root = Path.of("");

    @BeforeEach
    void makeHost() throws IOException {
        for (String name : List.of("sda", "sda2", "sr0", "odd", "tty")) {
            write("dev/" + name, "");
        }
        Files.createSymbolicLink(root.resolve("dev/cdrom"), Path.of("sr0"));
        Files.createSymbolicLink(root.resolve("dev/root"), Path.of("sda2"));
        write("sys/dev/block/8:0/uevent", "MAJOR=8\nMINOR=0\nDEVNAME=sda\nDEVTYPE=disk\n");
        write("sys/dev/block/8:0/device/type", "0\n");
        write("sys/dev/block/8:2/uevent", "DEVTYPE=partition\nPARTN=2\n");
        write("sys/dev/block/11:0/uevent", "DEVTYPE=disk\n");
        write("sys/dev/block/11:0/device/type", "5\n");
        write("proc/diskstats", "8 0 sda 1 2 3 4 5 6 7 8\n8 2 sda2 11 12 13 14 15 16 17 18\n");
    }

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private String answer(String key) {
        DeviceNodes nodes =
                path -> Optional.ofNullable(NODES.get(path.getFileName().toString()));
        HostPaths host = HostPaths.under(root);
        try (CheckExecutor checks = new CheckExecutor()) {
            CheckResult result = new PassiveCheckService(
                            MetricRegistry.of(List.of(new DeviceCollector(host, Optional.empty(), nodes))), checks)
                    .run(new PassiveCheck(key, Duration.ofSeconds(30)))
                    .join();
            return result instanceof Value value ? value.item().text() : "!" + ((NotSupported) result).reason();
        }
    }

    @Test
    void discoversBlockDevicesWithTheirTypes() {
        List<String> found =
                List.of(answer("vfs.dev.discovery").replaceAll("^\\[|]$", "").split("(?<=}),"));

        assertEquals(
                List.of(
                        "{\"{#DEVNAME}\":\"odd\"}",
                        "{\"{#DEVNAME}\":\"root\",\"{#DEVTYPE}\":\"partition\"}",
                        "{\"{#DEVNAME}\":\"sda\",\"{#DEVTYPE}\":\"disk\"}",
                        "{\"{#DEVNAME}\":\"sda2\",\"{#DEVTYPE}\":\"partition\"}",
                        "{\"{#DEVNAME}\":\"sr0\",\"{#DEVTYPE}\":\"rom\"}"),
                found.stream().sorted().toList());
    }

    @Test
    void findsADeviceByItsFile() {
        assertEquals("11", answer("vfs.dev.read[root,operations]"));
        assertEquals("13", answer("vfs.dev.read[/dev/root,sectors]"));
        assertEquals("7", answer("vfs.dev.write[/dev/sda,sectors]"));
        assertEquals("!Cannot obtain disk information.", answer("vfs.dev.write[cdrom,sectors]"));
    }

    @Test
    void ratesNeedASampler() {
        String refusal = "!This item is available only in daemon mode when collectors are started.";
        assertEquals(refusal, answer("vfs.dev.write"));
        assertEquals(refusal, answer("vfs.dev.read[nope,ops,avg15]"));
        assertEquals("!Invalid third parameter.", answer("vfs.dev.read[nope,ops,avg2]"));
    }
}
