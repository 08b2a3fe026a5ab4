package io.harken.collectors.directory;

import io.harken.collectors.directory.DirectoryWalk.Entry;
import io.harken.collectors.file.FileStatus;
import io.harken.collectors.file.FileType;
import io.harken.item.NotSupportedException;
import java.util.HashSet;
import java.util.Set;

/** Adds up sizes: those of files, links and directories, a file with several names once. */
final class DirectorySize {
    private static final int MAX_SHARED = 50_000;

    private final NameFilter names;
    private final SizeSum sum;
    private final Set<Inode> shared = new HashSet<>();

    private record Inode(long device, long number) {}

    DirectorySize(NameFilter names, SizeSum sum) {
        this.names = names;
        this.sum = sum;
    }

    /** Adds an entry, if it counts. */
    void add(Entry entry) throws NotSupportedException {
        FileStatus status = entry.status();
        boolean hasSize = switch (status.type()) {
            case FILE, SYM, DIR -> true;
            default -> false;
        };
        if (hasSize && names.accepts(entry.name()) && isNew(status)) {
            sum.add(entry);
        }
    }

    private boolean isNew(FileStatus status) throws NotSupportedException {
        if (status.type() != FileType.FILE || status.links() < 2) {
            return true;
        }
        if (shared.size() == MAX_SHARED) {
            throw new NotSupportedException("More than " + MAX_SHARED + " files have several names.");
        }
        return shared.add(new Inode(status.device(), status.inode()));
    }

    /** The sum. */
    long bytes() throws NotSupportedException {
        return sum.bytes();
    }
}
