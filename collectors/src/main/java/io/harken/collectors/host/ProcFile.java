package io.harken.collectors.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The content of a small file below {@code /proc}, in a buffer that is used again for the next one. */
public final class ProcFile {
    /** How a reading went. */
    public enum Outcome {
        /** The content is here. */
        READ,
        /** There is no such file, or the process has ended. */
        ABSENT,
        /** The file is for others: {@code hidepid}, or ptrace(2) access is needed. */
        DENIED
    }

    /** A command line has at most 6 MiB (execve(2)), a status with 65,536 groups less than one. */
    private static final int LIMIT = 8 * 1024 * 1024;

    private static final int FIRST_CAPACITY = 4096;

    /** A buffer for more is not kept for the next file. */
    private static final int KEPT_CAPACITY = 64 * 1024;

    private static final Set<StandardOpenOption> READ_ONLY = Set.of(StandardOpenOption.READ);

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    /**
     * Reads a file. The kernel gives such files whole at one read, so a read that does not fill the buffer was the last.
     *
     * @throws IOException if the file cannot be read for a reason that is not its own, too many open files for example
     */
    public Outcome read(String file) throws IOException {
        length = 0;
        if (bytes.length > KEPT_CAPACITY) {
            bytes = new byte[FIRST_CAPACITY];
        }
        try (FileChannel in = FileChannel.open(Path.of(file), READ_ONLY)) {
            int read;
            while ((read = in.read(ByteBuffer.wrap(bytes, length, bytes.length - length))) > 0) {
                length += read;
                if (length < bytes.length) {
                    break;
                }
                grow(file);
            }
            return Outcome.READ;
        } catch (IOException e) {
            return outcome(file, e);
        }
    }

    /**
     * Reads no more of a file than fits into the buffer: 4 KiB at least.
     *
     * @throws IOException as {@link #read}
     */
    public Outcome readBeginning(String file) throws IOException {
        length = 0;
        try (FileChannel in = FileChannel.open(Path.of(file), READ_ONLY)) {
            length = Math.max(0, in.read(ByteBuffer.wrap(bytes)));
            return Outcome.READ;
        } catch (IOException e) {
            return outcome(file, e);
        }
    }

    private void grow(String file) throws IOException {
        if (length >= LIMIT) {
            throw new IOException(file + " is longer than " + LIMIT + " bytes");
        }
        byte[] longer = new byte[2 * length];
        System.arraycopy(bytes, 0, longer, 0, length);
        bytes = longer;
    }

    /** What an error says of the process; others are the agent's own. */
    public static Outcome outcome(String file, IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return Outcome.ABSENT;
        }
        if (e instanceof AccessDeniedException) {
            return Outcome.DENIED;
        }
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        if ("No such process".equals(reason)) {
            return Outcome.ABSENT;
        }
        if ("Operation not permitted".equals(reason)) {
            return Outcome.DENIED;
        }
        throw new IOException("Cannot read " + file + ": " + reason, e);
    }

    /** The buffer. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes of the buffer are the content. */
    public int length() {
        return length;
    }
}
