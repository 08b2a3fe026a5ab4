package io.harken.collectors.device;

import io.harken.collectors.host.HostPaths;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import io.harken.json.JsonWriter;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The block devices that have a file in {@code /dev}, with the types that {@code /sys/dev/block} gives them. */
final class DeviceDiscovery {
    /** Of a SCSI device that reads CDs. */
    private static final String ROM = "5";

    private static final String TYPE = "DEVTYPE=";

    private final HostPaths host;
    private final DeviceNodes nodes;

    DeviceDiscovery(HostPaths host, DeviceNodes nodes) {
        this.host = host;
        this.nodes = nodes;
    }

    /** As low-level discovery takes it, in the order of the directory. */
    String json() throws NotSupportedException, IOException {
        JsonWriter json = new JsonWriter().beginArray();
        boolean typed = Files.isDirectory(host.sys().resolve("dev/block"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(host.dev())) {
            for (Path file : files) {
                Optional<DeviceNode> node = nodes.at(file);
                if (node.isPresent() && node.get().block()) {
                    add(json, file, typed ? type(node.get()) : "");
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new NotSupportedException("Cannot obtain device list: failed to open " + host.dev() + "/ directory.");
        }
        return json.endArray().toString();
    }

    private static void add(JsonWriter json, Path file, String type) {
        if (type.equals("rom") && Files.isSymbolicLink(file)) {
            return;
        }
        String name = ByteText.utf8(String.valueOf(file.getFileName()));
        json.beginObject().name("{#DEVNAME}").value(name);
        if (!type.isEmpty()) {
            json.name("{#DEVTYPE}").value(type);
        }
        json.endObject();
    }

    private String type(DeviceNode node) {
        Path device = host.sys().resolve("dev/block").resolve(node.major() + ":" + node.minor());
        if (text(device.resolve("device/type")).equals(ROM)) {
            return "rom";
        }
        for (String line : text(device.resolve("uevent")).split("\n", -1)) {
            if (line.startsWith(TYPE)) {
                return line.substring(TYPE.length());
            }
        }
        return "";
    }

    /** Not every device has every file. */
    private static String text(Path file) {
        try {
            return ByteText.of(Files.readAllBytes(file)).stripTrailing();
        } catch (IOException e) {
            return "";
        }
    }
}
