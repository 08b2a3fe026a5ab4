package io.harken.collectors.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The names of the running kernel, as uname(2) has them.
 *
 * @param system its name, {@code Linux}
 * @param node the name of the host
 * @param release {@code 6.12.41+deb13-amd64}
 * @param version when it was built, and how
 * @param machine the architecture, {@code x86_64}
 */
public record KernelName(String system, String node, String release, String version, String machine) {
    /** Longer than any field of uname(2). */
    private static final int LIMIT = 1024;

    /** Reads the names below {@code /proc/sys/kernel}. */
    public static KernelName read(HostPaths host) throws IOException {
        Path kernel = host.proc().resolve("sys/kernel");
        return new KernelName(
                field(kernel.resolve("ostype")),
                field(kernel.resolve("hostname")),
                field(kernel.resolve("osrelease")),
                field(kernel.resolve("version")),
                machine(kernel.resolve("arch")));
    }

    private static String field(Path file) throws IOException {
        return withoutLineEnd(HostText.beginning(file, LIMIT));
    }

    /** The file is there since Linux 6.1; before, the JVM knows its own architecture. */
    private static String machine(Path file) throws IOException {
        return Files.exists(file) ? field(file) : machine(System.getProperty("os.arch"));
    }

    /** The kernel's name of what the JVM calls otherwise. */
    static String machine(String jvm) {
        return switch (jvm) {
            case "amd64" -> "x86_64";
            case "x86", "i386" -> "i686";
            case "arm" -> "armv7l";
            default -> jvm;
        };
    }

    private static String withoutLineEnd(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
