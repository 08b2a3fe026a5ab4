package io.harken.collectors.netns;

import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processes in a namespace that has a name. */
final class NamespaceMembers implements NetworkNamespaces.Members {
    private final Path proc;
    private final String name;
    private final long number;
    private boolean denied;

    NamespaceMembers(Path proc, String name, long number) {
        this.proc = proc;
        this.name = name;
        this.number = number;
    }

    @Override
    public boolean contains(int pid) throws IOException {
        Path process = proc.resolve(String.valueOf(pid));
        long found = NamespaceNumber.ofProcess(process);
        // A process that ends is refused, too.
        denied |= !denied && found == NamespaceNumber.DENIED && Files.exists(process);
        return found == number;
    }

    @Override
    public NotSupportedException absent() {
        String reason = "No process was found in the network namespace \"" + name + "\"";
        return new NotSupportedException(denied ? reason + ": the agent may not look into all of them." : reason + ".");
    }
}
