package io.harken.collectors.systemd;

import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads the parts of a message one after the other: the marshalling of the D-Bus specification. Lengths are judged before
 * anything is made of them.
 */
final class DBusReader {
    private final ByteBuffer message;

    /** Reads from the buffer's position on, in its byte order; index 0 is the start of the message, which alignments count from. */
    DBusReader(ByteBuffer message) {
        this.message = message;
    }

    int uint8() throws IOException {
        require(1);
        return message.get() & 0xFF;
    }

    short int16() throws IOException {
        align(Short.BYTES);
        require(Short.BYTES);
        return message.getShort();
    }

    int int32() throws IOException {
        align(Integer.BYTES);
        require(Integer.BYTES);
        return message.getInt();
    }

    long int64() throws IOException {
        align(Long.BYTES);
        require(Long.BYTES);
        return message.getLong();
    }

    /** A string or an object path, in {@link ByteText}. */
    String string() throws IOException {
        return text(int32());
    }

    String signature() throws IOException {
        return text(uint8());
    }

    /** An array of bytes. */
    byte[] bytes() throws IOException {
        return bytes(int32());
    }

    /** Begins a struct or an entry of a dictionary. */
    void beginStruct() throws IOException {
        align(Long.BYTES);
    }

    /**
     * Begins an array and gives its end, for {@link #isBefore}.
     *
     * @param alignment the alignment of its elements, which counts although there are none
     */
    int beginArray(int alignment) throws IOException {
        int length = int32();
        align(alignment);
        require(length);
        return message.position() + length;
    }

    /** Whether the array of this end goes on. */
    boolean isBefore(int end) throws IOException {
        if (message.position() > end) {
            throw new IOException("an array in a message of the bus is shorter than its elements");
        }
        return message.position() < end;
    }

    void align(int alignment) throws IOException {
        int padding = -message.position() & (alignment - 1);
        require(padding);
        message.position(message.position() + padding);
    }

    private byte[] bytes(int length) throws IOException {
        require(length);
        byte[] bytes = new byte[length];
        message.get(bytes);
        return bytes;
    }

    private String text(int length) throws IOException {
        String text = ByteText.of(bytes(length));
        require(1);
        message.get();
        return text;
    }

    private void require(int length) throws IOException {
        if (length < 0 || length > message.remaining()) {
            throw new IOException("a message of the bus ends too early");
        }
    }
}
