package io.harken.collectors.directory;

import io.harken.collectors.file.FileStatus;
import io.harken.collectors.file.FileType;
import io.harken.collectors.host.FilePath;
import io.harken.config.SystemError;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * A walk through a directory and those below it, in the order of {@code zabbix_agentd}: a directory's entries come together,
 * and the directory that was met last comes next. Links are not followed, what cannot be read is passed over.
 */
final class DirectoryWalk {
    /** The names of directories that are still to be read may need so many bytes. */
    private static final long MAX_WAITING = 4 * 1024 * 1024;

    private final int maxDepth;
    private final Predicate<String> excluded;
    private final Visitor visitor;
    private final Deque<Directory> waiting = new ArrayDeque<>();
    private long waitingBytes;

    /**
     * A directory.
     *
     * @param name its path, as it is told
     * @param relative its path below the first, or nothing
     * @param depth 0 for the first
     */
    private record Directory(Path path, String name, String relative, int depth) {}

    /**
     * What is met.
     *
     * @param directory the path of its directory, as it is told
     * @param name its name there
     */
    record Entry(Path path, FileStatus status, String directory, String name) {}

    /** Is told what is met. */
    @FunctionalInterface
    interface Visitor {
        void visit(Entry entry) throws NotSupportedException;
    }

    /**
     * A walk.
     *
     * @param maxDepth how deep it goes; below zero for all of it
     * @param excluded which directories it leaves out, by their paths below the first
     */
    DirectoryWalk(int maxDepth, Predicate<String> excluded, Visitor visitor) {
        this.maxDepth = maxDepth;
        this.excluded = excluded;
        this.visitor = visitor;
    }

    /** The status of the directory where a walk is to begin, which must be one. */
    static FileStatus first(Path path) throws NotSupportedException {
        FileStatus status;
        try {
            status = FileStatus.of(path, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new NotSupportedException("Cannot obtain directory information: " + ByteText.utf8(SystemError.of(e)));
        }
        if (status.type() != FileType.DIR) {
            throw new NotSupportedException("First parameter is not a directory.");
        }
        return status;
    }

    /** Walks from a directory on. */
    void from(Path path, String name) throws IOException, NotSupportedException {
        try {
            read(new Directory(path, name, "", 0));
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new NotSupportedException("Cannot obtain directory listing.");
        }
        while (!waiting.isEmpty()) {
            Directory next = waiting.pop();
            waitingBytes -= size(next);
            try {
                read(next);
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                // As for zabbix_agentd, what cannot be read is not there.
            }
        }
    }

    private void read(Directory directory) throws IOException, NotSupportedException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory.path)) {
            for (Path entry : entries) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("nobody waits for it any more");
                }
                meet(directory, entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void meet(Directory directory, Path path) throws NotSupportedException {
        String name = FilePath.name(path);
        String relative = directory.relative.isEmpty() ? name : directory.relative + "/" + name;
        FileStatus status;
        try {
            status = FileStatus.of(path, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            // It is gone since, or not to be seen.
            return;
        }
        if (status.type() == FileType.DIR) {
            if (excluded.test(relative)) {
                return;
            }
            await(new Directory(path, join(directory.name, name), relative, directory.depth + 1));
        }
        visitor.visit(new Entry(path, status, directory.name, name));
    }

    private void await(Directory directory) throws NotSupportedException {
        if (maxDepth >= 0 && directory.depth > maxDepth) {
            return;
        }
        waitingBytes += size(directory);
        if (waitingBytes > MAX_WAITING) {
            throw new NotSupportedException("Too many directories are next to each other.");
        }
        waiting.push(directory);
    }

    private static long size(Directory directory) {
        return 200L + 3L * directory.name.length();
    }

    private static String join(String directory, String name) {
        return (directory.equals("/") ? "" : directory) + "/" + name;
    }
}
