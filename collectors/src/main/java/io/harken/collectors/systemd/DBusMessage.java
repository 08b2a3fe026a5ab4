package io.harken.collectors.systemd;

import io.harken.collectors.systemd.DBusValue.Scalar;
import io.harken.collectors.systemd.DBusValue.Text;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A message from the bus.
 *
 * @param type what it is, one of the constants here or something else
 * @param fields the fields of its header, by their codes
 * @param body reads its body
 */
record DBusMessage(int type, Map<Integer, DBusValue> fields, DBusReader body) {
    /** The answer to a call. */
    static final int RETURN = 2;

    /** The failure of a call. */
    static final int ERROR = 3;

    private static final int FIXED_HEADER = 16;
    private static final int ERROR_NAME = 4;
    private static final int REPLY_SERIAL = 5;
    private static final int SIGNATURE = 8;

    /**
     * Reads a message.
     *
     * @param longest how many bytes it may have
     */
    static DBusMessage read(InputStream in, int longest) throws IOException {
        byte[] head = bytes(in, FIXED_HEADER);
        ByteOrder order = head[0] == 'l' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer fixed = ByteBuffer.wrap(head).order(order);
        long header = (Integer.toUnsignedLong(fixed.getInt(12)) + Long.BYTES - 1) & -Long.BYTES;
        long rest = header + Integer.toUnsignedLong(fixed.getInt(4));
        if (FIXED_HEADER + rest > longest) {
            throw new IOException("a message of the bus has " + (FIXED_HEADER + rest) + " bytes, more than " + longest);
        }
        ByteBuffer message = ByteBuffer.allocate(FIXED_HEADER + (int) rest)
                .order(order)
                .put(head)
                .put(bytes(in, (int) rest));
        DBusReader body = new DBusReader(message.slice(FIXED_HEADER + (int) header, (int) (rest - header))
                .order(order));
        return new DBusMessage(fixed.get(1), fields(message.position(FIXED_HEADER - Integer.BYTES)), body);
    }

    /** Whether it answers the call of a serial number. */
    boolean answers(int serial) {
        return (type == RETURN || type == ERROR)
                && new Scalar(Integer.toUnsignedString(serial)).equals(fields.get(REPLY_SERIAL));
    }

    /** Of an error its text, or its name where it has none. */
    String error() throws IOException {
        return text(SIGNATURE).filter(signature -> signature.startsWith("s")).isPresent()
                ? body.string()
                : text(ERROR_NAME).orElse("unknown error");
    }

    /** Fails if the body has another signature. */
    DBusReader body(String signature) throws IOException {
        if (!text(SIGNATURE).orElse("").equals(signature)) {
            throw new IOException("an answer is of another type than expected");
        }
        return body;
    }

    private Optional<String> text(int field) {
        return fields.get(field) instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }

    private static Map<Integer, DBusValue> fields(ByteBuffer message) throws IOException {
        Map<Integer, DBusValue> fields = new HashMap<>();
        DBusReader reader = new DBusReader(message);
        DBusValueReader values = new DBusValueReader(reader);
        int end = reader.beginArray(Long.BYTES);
        while (reader.isBefore(end)) {
            reader.beginStruct();
            fields.put(reader.uint8(), values.value("v"));
        }
        return fields;
    }

    private static byte[] bytes(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the bus has closed the connection");
        }
        return bytes;
    }
}
