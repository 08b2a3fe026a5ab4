package io.harken.collectors.host;

import java.nio.file.Path;

/**
 * Where the monitored host shows itself.
 *
 * @param proc the process file system, {@code /proc}
 * @param etc the host's configuration, {@code /etc}
 */
public record HostPaths(Path proc, Path etc) {
    /** The host whose root file system is at the path: {@code /}, or a folder of a test. */
    public static HostPaths under(Path root) {
        return new HostPaths(root.resolve("proc"), root.resolve("etc"));
    }
}
