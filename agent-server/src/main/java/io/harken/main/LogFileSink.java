package io.harken.main;

import io.harken.config.SystemError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The log file. It is opened for every write, so a file that was renamed or removed by others is simply begun again: no
 * signal is needed after a rotation.
 */
final class LogFileSink implements ByteSink {
    private static final Set<OpenOption> APPEND = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    private static final FileAttribute<Set<PosixFilePermission>> MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

    private final Path file;
    private final long limit;

    /**
     * Makes sure that the file can be written.
     *
     * @param file the file
     * @param limit the size in bytes from which on the file is renamed to {@code .old}; 0 is no limit
     */
    LogFileSink(Path file, long limit) throws IOException {
        this.file = file;
        this.limit = limit;
        try {
            open().close();
        } catch (IOException e) {
            throw new IOException("cannot open log: unable to open log file [" + file + "]: " + SystemError.of(e), e);
        }
    }

    @Override
    public void write(byte[] lines) throws IOException {
        if (limit > 0 && Files.exists(file) && Files.size(file) >= limit) {
            Files.move(file, Path.of(file + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
        try (SeekableByteChannel channel = open()) {
            ByteBuffer bytes = ByteBuffer.wrap(lines);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private SeekableByteChannel open() throws IOException {
        return Files.newByteChannel(file, APPEND, MODE);
    }
}
