package io.harken.collectors.host;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the monitored host shows itself.
 *
 * @param proc the process file system, {@code /proc}
 * @param net the tables of a network namespace, {@code /proc/net}
 * @param etc the host's configuration, {@code /etc}
 */
public record HostPaths(Path proc, Path net, Path etc) {
    private static final Path ROOT = Path.of("/");

    /** The host whose root file system is at the path: {@code /}, or a folder of a test. */
    public static HostPaths under(Path root) {
        Path proc = root.resolve("proc");
        return new HostPaths(proc, proc.resolve("net"), root.resolve("etc"));
    }

    /**
     * Another host, seen from a container: its root file system, or only its {@code /proc}, is mounted below the path. Its
     * {@code /proc/net} is a link to the namespace of whoever reads it, so the tables are those of its first process
     * (proc_pid_net(5)).
     */
    public static HostPaths mountedBelow(Path root) {
        Path proc = root.resolve("proc");
        Path etc = root.resolve("etc");
        return new HostPaths(proc, proc.resolve("1/net"), Files.isDirectory(etc) ? etc : ROOT.resolve("etc"));
    }
}
