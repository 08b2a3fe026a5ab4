package io.harken.collectors.netns;

import io.harken.collectors.host.HostPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that looks like a host with processes in network namespaces. */
final class FakeHost {
    static final String ID = "0123456789abcdef".repeat(4);

    private final Path root;

    FakeHost(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("proc"));
    }

    HostPaths paths() {
        return HostPaths.under(root);
    }

    /** A name as {@code ip netns} gives it; the number of the namespace is its inode. */
    long addName(String name) throws IOException {
        Path folder = Files.createDirectories(root.resolve("run/netns"));
        return NamespaceNumber.ofFile(Files.createFile(folder.resolve(name)));
    }

    /** A process that is the first of its namespace. */
    void addProcess(int pid, long namespace, String groups) throws IOException {
        Path process = addFolder(pid, namespace, groups);
        Files.createFile(process.resolve("net/tcp"));
        Files.createFile(process.resolve("net/dev"));
    }

    /** A process in the namespace of another: the tables are the same files. */
    void addProcess(int pid, long namespace, String groups, int other) throws IOException {
        Path process = addFolder(pid, namespace, groups);
        for (String table : new String[] {"net/tcp", "net/dev"}) {
            Files.createLink(process.resolve(table), process(other).resolve(table));
        }
    }

    /** A process that the agent may not look into. */
    void addStrange(int pid) throws IOException {
        Files.createFile(Files.createDirectories(process(pid).resolve("net")).resolve("dev"));
    }

    private Path addFolder(int pid, long namespace, String groups) throws IOException {
        Path process = process(pid);
        Files.createDirectories(process.resolve("ns"));
        Files.createDirectories(process.resolve("net"));
        Files.createSymbolicLink(process.resolve("ns/net"), Path.of("net:[" + namespace + "]"));
        Files.writeString(process.resolve("cgroup"), groups);
        return process;
    }

    private Path process(int pid) {
        return root.resolve("proc/" + pid);
    }
}
