package io.harken.collectors.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
            "tty", new DeviceNode(false, 8, 0),
            "ata-Disk_9.5-Pro_S1", new DeviceNode(true, 8, 0),
            "wwn-0x5000", new DeviceNode(true, 8, 0),
            "aaa", new DeviceNode(true, 8, 0));

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
                        "{\"{#DEVNAME}\":\"odd\",\"{#DEVTYPE}\":\"\"}",
                        "{\"{#DEVNAME}\":\"root\",\"{#DEVTYPE}\":\"partition\"}",
                        "{\"{#DEVNAME}\":\"sda\",\"{#DEVTYPE}\":\"disk\"}",
                        "{\"{#DEVNAME}\":\"sda2\",\"{#DEVTYPE}\":\"partition\"}",
                        "{\"{#DEVNAME}\":\"sr0\",\"{#DEVTYPE}\":\"rom\"}"),
                found.stream().sorted().toList());
    }

    private void describeDisk() throws IOException {
        write("sys/dev/block/8:0/device/model", "  Disk 9.5-Pro  \n");
        write("sys/dev/block/8:0/device/wwid", "naa.5000c500b2791423\n");
        write("sys/dev/block/8:0/size", "4096\n");
        write("sys/dev/block/8:0/queue/logical_block_size", "512\n");
        write("sys/dev/block/8:0/queue/physical_block_size", "4096\n");
        write("sys/dev/block/8:0/stat", "  1 2 3 4 5 6 7 8 9 10 11 0 0 0 0\n");
        write("sys/dev/block/8:0/sda2/partition", "2\n");
        write("sys/dev/block/8:0/sda2/size", "1000\n");
        write("sys/dev/block/8:0/holders/size", "1\n");
        write("sys/dev/block/8:2/size", "1000\n");
        write("sys/dev/block/8:2/stat", "11 12 13 14 15 16 17 18 19 20\n");
        Files.createDirectories(root.resolve("dev/disk/by-id"));
        for (String id : List.of("ata-Disk_9.5-Pro_S1", "wwn-0x5000", "aaa")) {
            Files.createFile(root.resolve("dev/disk/by-id").resolve(id));
        }
    }

    @Test
    void tellsWhatDevicesAre() throws IOException {
        describeDisk();

        assertEquals(
                "{\"config\":[{\"name\":\"sda\",\"devid\":\"ata-Disk_9.5-Pro_S1\",\"type\":\"disk\",\"path\":\"/dev/sda\","
                        + "\"model\":\"Disk 9.5-Pro\",\"wwn\":\"naa.5000c500b2791423\",\"size_bytes\":2097152,"
                        + "\"logical_block_size\":512,\"physical_block_size\":4096}]}",
                answer("vfs.dev.get[,^sd]"));
        assertEquals(
                "{\"config\":[{\"name\":\"sda\",\"devid\":\"ata-Disk_9.5-Pro_S1\",\"type\":\"disk\","
                        + "\"partitions\":{\"sda2\":512000}}]}",
                answer("vfs.dev.get[devices,sda]"));
        assertEquals(
                "{\"config\":[{\"name\":\"sr0\",\"type\":\"rom\",\"path\":\"/dev/sr0\"}]}",
                answer("vfs.dev.get[disks,sr]"));
    }

    @Test
    void tellsWhatDevicesHaveDone() throws IOException {
        describeDisk();

        assertEquals(
                "{\"config\":[{\"name\":\"sda\",\"devid\":\"ata-Disk_9.5-Pro_S1\",\"type\":\"disk\",\"size_bytes\":2097152}],"
                        + "\"values\":[{\"name\":\"sda\",\"stats\":{\"reads_completed\":1,\"bytes_read\":1536,"
                        + "\"writes_completed\":5,\"bytes_written\":3584,\"io_time_ms\":10}}]}",
                answer("vfs.dev.get[disk_stats,^sd]"));
        assertEquals(
                "{\"config\":[{\"name\":\"sda2\",\"type\":\"partition\",\"size_bytes\":512000}],"
                        + "\"values\":[{\"name\":\"sda2\",\"stats\":{\"reads_completed\":11,\"bytes_read\":6656,"
                        + "\"writes_completed\":15,\"bytes_written\":8704,\"io_time_ms\":20}}]}",
                answer("vfs.dev.get[device_stats,2]"));
        assertEquals("{\"config\":[],\"values\":[]}", answer("vfs.dev.get[disk_stats,sda2]"));
    }

    @Test
    void refusesWhatIsNoRegularExpression() {
        String answer = answer("vfs.dev.get[,(]");

        assertTrue(answer.startsWith("!Invalid regular expression in second parameter: "), answer);
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
