package io.harken.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A network namespace of a test, known to {@code ip netns}.
 *
 * @param folder a folder of the test, which everybody may enter from now on; the namespace is called after it
 * @param name its name
 */
record NetworkNamespace(Path folder, String name) implements AutoCloseable {
    static NetworkNamespace add(Path folder) throws IOException, InterruptedException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        NetworkNamespace namespace = new NetworkNamespace(folder, "harken-" + folder.getFileName());
        Container.succeed(CommandRun.of(folder, List.of("ip", "netns", "add", namespace.name)));
        Container.succeed(CommandRun.of(folder, List.of("ip", "-n", namespace.name, "link", "set", "lo", "up")));
        return namespace;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Container.succeed(CommandRun.of(folder, List.of("ip", "netns", "delete", name)));
    }
}
