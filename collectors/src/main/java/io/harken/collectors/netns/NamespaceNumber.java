package io.harken.collectors.netns;

import io.harken.collectors.host.ProcFile;
import io.harken.collectors.host.ProcFile.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The numbers by which the kernel tells network namespaces from each other. */
final class NamespaceNumber {
    /** There is no such file, or the process has ended. */
    static final long NONE = 0;

    /** The agent may not look: into a process, for example, to which it has no ptrace(2) access. */
    static final long DENIED = -1;

    /** Any table would do. */
    private static final String TABLE = "dev";

    private static final String LINK = "net:[";

    private NamespaceNumber() {}

    /** Of the namespace that a process is in: what its {@code ns/net} points to (namespaces(7)). */
    static long ofProcess(Path process) throws IOException {
        Path link = process.resolve("ns/net");
        try {
            return parse(Files.readSymbolicLink(link).toString());
        } catch (IOException e) {
            return ofFailure(link, e);
        }
    }

    /** The number in the text of a link, {@code net:[4026531840]}. */
    static long parse(String link) {
        if (!link.startsWith(LINK) || !link.endsWith("]")) {
            return NONE;
        }
        try {
            return Long.parseLong(link, LINK.length(), link.length() - 1, 10);
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    /**
     * Of a file. The inode of a file below {@code /run/netns} is the number in the links of the processes. The tables of a
     * namespace have inodes of their own: they say which processes are together, and everybody may know them.
     */
    static long ofFile(Path file) throws IOException {
        try {
            return (Long) Files.getAttribute(file, "unix:ino");
        } catch (IOException e) {
            return ofFailure(file, e);
        }
    }

    /** Of the namespace whose tables are in a folder. */
    static long ofTables(Path net) throws IOException {
        return ofFile(net.resolve(TABLE));
    }

    private static long ofFailure(Path file, IOException e) throws IOException {
        return ProcFile.outcome(file.toString(), e) == Outcome.DENIED ? DENIED : NONE;
    }
}
