package io.harken.collectors.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens files of the host; what fails says so in the words of {@code zabbix_agentd}. */
public final class HostFile {
    private HostFile() {}

    /**
     * Opens a file.
     *
     * @throws IOException {@code Cannot open /proc/net/tcp: [13] Permission denied}
     */
    public static InputStream open(Path file) throws IOException {
        try {
            return Files.newInputStream(file);
        } catch (FileSystemException e) {
            throw new IOException("Cannot open " + file + ": " + reason(e), e);
        }
    }

    /**
     * Opens a file that is read again and again.
     *
     * @throws IOException as {@link #open}
     */
    public static FileChannel openChannel(Path file) throws IOException {
        try {
            return FileChannel.open(file);
        } catch (FileSystemException e) {
            throw new IOException("Cannot open " + file + ": " + reason(e), e);
        }
    }

    /** Opens a file, or gives nothing where it does not exist. */
    public static Optional<InputStream> openIfPresent(Path file) throws IOException {
        try {
            return Optional.of(open(file));
        } catch (IOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The JDK names the two commonest errors by type only. */
    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "[2] No such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "[13] Permission denied";
        }
        return String.valueOf(e.getReason());
    }
}
