package io.harken.collectors.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a file below {@code /dev} stands for.
 *
 * @param block whether it is a block device
 * @param major the number of the driver; 0 for a file that is no device
 * @param minor the number of the device
 */
public record DeviceNode(boolean block, int major, int minor) {
    private static final int TYPE = 0xF000;
    private static final int BLOCK = 0x6000;

    /** What is at a path of the file system. */
    public static Optional<DeviceNode> at(Path path) {
        try {
            Map<String, Object> attributes = Files.readAttributes(path, "unix:mode,rdev");
            int mode = ((Number) attributes.getOrDefault("mode", 0)).intValue();
            long number = ((Number) attributes.getOrDefault("rdev", 0)).longValue();
            return Optional.of(new DeviceNode((mode & TYPE) == BLOCK, major(number), minor(number)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The halves of a number are where makedev(3) puts them. */
    static int major(long number) {
        return (int) (((number >>> 8) & 0xFFF) | ((number >>> 32) & ~0xFFF));
    }

    static int minor(long number) {
        return (int) ((number & 0xFF) | ((number >>> 12) & ~0xFF));
    }
}
