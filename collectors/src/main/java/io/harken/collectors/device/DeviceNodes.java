package io.harken.collectors.device;

import io.harken.collectors.host.FilePath;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ByteText;
import java.nio.file.Path;
import java.util.Optional;

/** Knows what the files below {@code /dev} stand for. */
@FunctionalInterface
public interface DeviceNodes {
    /** What is at a path, behind links; nothing if nothing is there. */
    Optional<DeviceNode> at(Path path);

    /**
     * What a user calls a device.
     *
     * @param name the name of a file, with {@code /dev/} before it or without, in {@link ByteText}
     */
    default Optional<DeviceNode> named(HostPaths host, String name) {
        String prefix = "/dev/";
        int start = name.startsWith(prefix) ? prefix.length() : 0;
        while (start < name.length() && name.charAt(start) == '/') {
            start++;
        }
        if (name.endsWith("/") || name.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return at(FilePath.below(host.dev(), name.substring(start)));
    }
}
