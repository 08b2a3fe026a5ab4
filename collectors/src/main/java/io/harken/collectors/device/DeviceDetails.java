package io.harken.collectors.device;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.SysAttribute;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import io.harken.json.JsonWriter;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What {@code vfs.dev.get} tells of block devices. What a device does not have is left out. */
final class DeviceDetails {
    private static final int SECTOR = 512;

    /** Places in a file {@code stat} (Documentation/block/stat.rst of the kernel). */
    private static final int READS = 0;

    private static final int SECTORS_READ = 2;
    private static final int WRITES = 4;
    private static final int SECTORS_WRITTEN = 6;
    private static final int TIME_BUSY = 9;

    /** What is told. */
    enum Mode {
        /** What disks are. */
        DISKS(false),
        /** What disks have done. */
        DISK_STATS(true),
        /** What partitions disks have. */
        DEVICES(false),
        /** What disks and partitions have done. */
        DEVICE_STATS(true);

        private final boolean hasValues;

        Mode(boolean hasValues) {
            this.hasValues = hasValues;
        }

        private boolean tellsOf(String type) {
            return type.equals("disk") || type.equals("rom") || (this == DEVICE_STATS && type.equals("partition"));
        }
    }

    private final HostPaths host;
    private final DeviceNodes nodes;
    private final Mode mode;

    DeviceDetails(HostPaths host, DeviceNodes nodes, Mode mode) {
        this.host = host;
        this.nodes = nodes;
        this.mode = mode;
    }

    /** The devices whose names are wanted. */
    String json(Predicate<String> wanted) throws NotSupportedException {
        if (!Files.isDirectory(BlockDevice.folder(host))) {
            throw new NotSupportedException(
                    "Cannot obtain device information: directory \"" + BlockDevice.folder(host) + "/\" is not found.");
        }
        List<BlockDevice> devices = new ArrayList<>();
        for (BlockDevice device : BlockDevice.list(host, nodes)) {
            if (mode.tellsOf(device.type()) && wanted.test(device.name())) {
                devices.add(device);
            }
        }
        DeviceIds ids = DeviceIds.of(host, nodes);
        JsonWriter json = new JsonWriter().beginObject().name("config").beginArray();
        devices.forEach(device -> config(json, device, ids));
        json.endArray();
        if (mode.hasValues) {
            json.name("values").beginArray();
            devices.forEach(device -> values(json, device));
            json.endArray();
        }
        return json.endObject().toString();
    }

    private void config(JsonWriter json, BlockDevice device, DeviceIds ids) {
        Path attributes = device.attributes(host);
        Optional<String> model = SysAttribute.read(attributes.resolve("device/model"));
        json.beginObject().name("name").value(device.name());
        text(json, "devid", ids.of(device.node(), model.orElse("")));
        json.name("type").value(device.type());
        if (mode == Mode.DISKS) {
            json.name("path").value("/dev/" + device.name());
            text(json, "model", model);
            text(json, "serial", SysAttribute.read(attributes.resolve("device/serial")));
            text(json, "wwn", SysAttribute.read(attributes.resolve("device/wwid")));
        }
        if (mode == Mode.DEVICES) {
            partitions(json, attributes);
        } else {
            size(json, "size_bytes", attributes.resolve("size"), SECTOR);
        }
        if (mode == Mode.DISKS) {
            size(json, "logical_block_size", attributes.resolve("queue/logical_block_size"), 1);
            size(json, "physical_block_size", attributes.resolve("queue/physical_block_size"), 1);
        }
        json.endObject();
    }

    private static void text(JsonWriter json, String name, Optional<String> value) {
        value.ifPresent(text -> json.name(name).value(text));
    }

    private static void size(JsonWriter json, String name, Path file, int unit) {
        SysAttribute.number(file).ifPresent(number -> json.name(name).unsigned(number * unit));
    }

    /** The sizes of the partitions of a disk, which it describes in folders of their names. */
    private static void partitions(JsonWriter json, Path attributes) {
        TreeMap<String, Path> partitions = new TreeMap<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(attributes)) {
            for (Path folder : folders) {
                if (Files.isRegularFile(folder.resolve("partition"))) {
                    partitions.put(ByteText.utf8(String.valueOf(folder.getFileName())), folder);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return;
        }
        json.name("partitions").beginObject();
        partitions.forEach((name, folder) -> size(json, name, folder.resolve("size"), SECTOR));
        json.endObject();
    }

    private void values(JsonWriter json, BlockDevice device) {
        json.beginObject().name("name").value(device.name());
        Optional<String> stat = SysAttribute.read(device.attributes(host).resolve("stat"));
        stat.flatMap(DeviceDetails::counters).ifPresent(counters -> {
            json.name("stats").beginObject();
            json.name("reads_completed").unsigned(counters[READS]);
            json.name("bytes_read").unsigned(counters[SECTORS_READ] * SECTOR);
            json.name("writes_completed").unsigned(counters[WRITES]);
            json.name("bytes_written").unsigned(counters[SECTORS_WRITTEN] * SECTOR);
            json.name("io_time_ms").unsigned(counters[TIME_BUSY]).endObject();
        });
        json.endObject();
    }

    /** The numbers of a file {@code stat}. */
    private static Optional<long[]> counters(String stat) {
        String[] words = stat.split(" +", -1);
        long[] counters = new long[words.length];
        try {
            for (int i = 0; i < words.length; i++) {
                counters[i] = Long.parseUnsignedLong(words[i]);
            }
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return counters.length > TIME_BUSY ? Optional.of(counters) : Optional.empty();
    }
}
