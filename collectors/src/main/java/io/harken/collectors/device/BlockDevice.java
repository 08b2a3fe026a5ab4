package io.harken.collectors.device;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.SysAttribute;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A block device that has a file in {@code /dev}.
 *
 * @param name the name of the file
 * @param node what it stands for
 * @param type what {@code /sys} says that it is: {@code disk}, {@code partition}, {@code rom}; empty if it does not
 */
record BlockDevice(String name, DeviceNode node, String type) {
    /** Of a SCSI device that reads CDs. */
    private static final String SCSI_ROM = "5";

    private static final String ROM = "rom";
    private static final String TYPE = "DEVTYPE=";

    /** All of them, in the order of the directory. */
    static List<BlockDevice> list(HostPaths host, DeviceNodes nodes) throws NotSupportedException {
        List<BlockDevice> devices = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(host.dev())) {
            for (Path file : files) {
                Optional<DeviceNode> node = nodes.at(file);
                if (node.isPresent() && node.get().block()) {
                    String type = type(attributes(host, node.get()));
                    if (!type.equals(ROM) || !Files.isSymbolicLink(file)) {
                        String name = ByteText.utf8(String.valueOf(file.getFileName()));
                        devices.add(new BlockDevice(name, node.get(), type));
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new NotSupportedException("Cannot obtain device list: failed to open " + host.dev() + "/ directory.");
        }
        return devices;
    }

    /** Where {@code /sys} describes all devices. */
    static Path folder(HostPaths host) {
        return host.sys().resolve("dev/block");
    }

    private static Path attributes(HostPaths host, DeviceNode node) {
        return folder(host).resolve(node.major() + ":" + node.minor());
    }

    /** Where {@code /sys} describes it. */
    Path attributes(HostPaths host) {
        return attributes(host, node);
    }

    private static String type(Path attributes) {
        if (SysAttribute.read(attributes.resolve("device/type")).orElse("").equals(SCSI_ROM)) {
            return ROM;
        }
        String event = SysAttribute.read(attributes.resolve("uevent")).orElse("");
        for (String line : event.split("\n", -1)) {
            if (line.startsWith(TYPE)) {
                return line.substring(TYPE.length());
            }
        }
        return "";
    }
}
