package io.harken.collectors.host;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the monitored host shows itself.
 *
 * @param proc the process file system, {@code /proc}
 * @param net the tables of a network namespace, {@code /proc/net}
 * @param sys the devices and drivers of the kernel, {@code /sys}
 * @param dev the device nodes, {@code /dev}
 * @param etc the host's configuration, {@code /etc}
 * @param root what the names of files that users give are below
 */
public record HostPaths(Path proc, Path net, Path sys, Path dev, Path etc, Path root) {
    private static final Path ROOT = Path.of("/");

    /** The host whose root file system is at the path: {@code /}, or a folder of a test. */
    public static HostPaths under(Path root) {
        Path proc = root.resolve("proc");
        return new HostPaths(
                proc, proc.resolve("net"), root.resolve("sys"), root.resolve("dev"), root.resolve("etc"), root);
    }

    /**
     * Another host, seen from a container: its root file system, or only its {@code /proc}, is mounted below the path. Its
     * {@code /proc/net} is a link to the namespace of whoever reads it, so the tables are those of its first process
     * (proc_pid_net(5)). Files that users name are those of the container.
     */
    public static HostPaths mountedBelow(Path mount) {
        Path proc = mount.resolve("proc");
        return new HostPaths(
                proc,
                proc.resolve("1/net"),
                mountedOrOwn(mount, "sys"),
                mountedOrOwn(mount, "dev"),
                mountedOrOwn(mount, "etc"),
                ROOT);
    }

    private static Path mountedOrOwn(Path mount, String name) {
        Path mounted = mount.resolve(name);
        return Files.isDirectory(mounted) ? mounted : ROOT.resolve(name);
    }
}
