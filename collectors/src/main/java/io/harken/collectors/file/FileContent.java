package io.harken.collectors.file;

import io.harken.config.SystemError;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of an open file. A thread that waits for them can be interrupted. */
final class FileContent implements AutoCloseable {
    /** How much is read at once: the JDK keeps a buffer of this size for each thread. */
    static final int CHUNK = 8192;

    private final FileChannel channel;

    private FileContent(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens a file. */
    static FileContent open(Path file) throws NotSupportedException {
        try {
            return new FileContent(FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException e) {
            throw new NotSupportedException("Cannot open file: " + ByteText.utf8(SystemError.of(e)));
        }
    }

    /** The size that the file says it has. */
    long size() throws NotSupportedException {
        try {
            return channel.size();
        } catch (IOException e) {
            throw FileStatus.unobtainable(e);
        }
    }

    /** Reads into a buffer, a chunk at most; a negative number is the end. */
    int read(ByteBuffer buffer) throws NotSupportedException {
        try {
            return readOrFail(buffer);
        } catch (IOException e) {
            throw new NotSupportedException("Cannot read from file.");
        }
    }

    /** As {@link #read}, for those who tell the cause. */
    int readOrFail(ByteBuffer buffer) throws IOException {
        int limit = buffer.limit();
        buffer.limit(Math.min(limit, buffer.position() + CHUNK));
        try {
            return channel.read(buffer);
        } finally {
            buffer.limit(limit);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
