package io.harken.main;

import io.harken.config.SystemError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file that holds the process id: locked while the agent runs, removed when it stops. */
final class PidFile implements AutoCloseable {
    private static final Set<OpenOption> WRITE = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    private static final FileAttribute<Set<PosixFilePermission>> MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

    private final Path file;
    private final FileChannel channel;

    private PidFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Creates and locks the file and writes the process id, in decimal and without a line end.
     *
     * @throws IOException if that fails or another process holds the lock; the message is the one of
     *     {@code zabbix_agentd}
     */
    static PidFile create(Path file, long pid) throws IOException {
        FileChannel channel = open(file);
        try {
            // The lock comes first: the file of a running agent is not touched.
            if (lock(channel) == null) {
                throw new IOException("Is this process already running? Could not lock PID file [" + file
                        + "]: [11] Resource temporarily unavailable");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(pid).getBytes(StandardCharsets.US_ASCII)));
            return new PidFile(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            // To the JDK the empty path is the current directory; to the kernel it is nothing.
            if (file.toString().isEmpty()) {
                throw new NoSuchFileException("");
            }
            return FileChannel.open(file, WRITE, MODE);
        } catch (IOException e) {
            throw new IOException("cannot create PID file [" + file + "]: " + SystemError.of(e), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another agent in this very process, which only tests have.
            return null;
        }
    }

    /** Removes the file, then lets the lock go. */
    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            channel.close();
        }
    }
}
