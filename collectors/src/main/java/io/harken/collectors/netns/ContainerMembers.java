package io.harken.collectors.netns;

import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processes of a container. All containers of a pod are in one namespace. */
final class ContainerMembers implements NetworkNamespaces.Members {
    private final Path proc;
    private final String id;

    ContainerMembers(Path proc, String id) {
        this.proc = proc;
        this.id = id;
    }

    /** A process that has ended may still be in its control group, but has no tables any more. */
    @Override
    public boolean contains(int pid) throws IOException {
        Path process = proc.resolve(String.valueOf(pid));
        return ContainerId.ofProcess(process).startsWith(id) && Files.exists(process.resolve("net/tcp"));
    }

    @Override
    public NotSupportedException absent() {
        return new NotSupportedException("No process was found in the container \"" + id + "\".");
    }
}
