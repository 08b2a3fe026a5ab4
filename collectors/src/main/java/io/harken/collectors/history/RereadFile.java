package io.harken.collectors.history;

import io.harken.collectors.host.HostFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file of the host that is read every second: it is kept open and read into the same array, so that a reading allocates
 * nothing. Its lines are shorter than 2 KiB, or it is written at once, as by {@code single_open} of the kernel. For one thread at
 * a time.
 */
public final class RereadFile {
    private static final int PAGE = 4096;
    private static final int LARGEST = 1024 * PAGE;

    /** A reading ends before a line that does not fit into its page: less than this, and it was the last, without another to see so. */
    private static final int MOST_OF_LAST = PAGE / 2;

    private final Path file;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private @Nullable FileChannel channel;

    /** A file that is not open yet. */
    public RereadFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the file from its beginning.
     *
     * @return how many bytes it has; they are in {@link #bytes}
     * @throws IOException if it cannot be read or is larger than 4 MiB; it is opened again by the next reading
     */
    public int read() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = HostFile.openChannel(file);
            channel = open;
        }
        try {
            return read(open);
        } catch (IOException e) {
            channel = null;
            open.close();
            throw e;
        }
    }

    private int read(FileChannel open) throws IOException {
        buffer.clear();
        int read;
        do {
            if (buffer.remaining() < PAGE) {
                grow();
            }
            read = open.read(buffer, buffer.position());
        } while (read > MOST_OF_LAST);
        return buffer.position();
    }

    private void grow() throws IOException {
        if (buffer.capacity() >= LARGEST) {
            throw new IOException("Cannot read " + file + ": it is too large");
        }
        int read = buffer.position();
        buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), Math.max(PAGE, 2 * buffer.capacity())));
        buffer.position(read);
    }

    /** The bytes that were read last; others may follow them. */
    public byte[] bytes() {
        return buffer.array();
    }
}
