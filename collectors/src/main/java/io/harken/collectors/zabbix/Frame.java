package io.harken.collectors.zabbix;

import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A frame of the Zabbix protocol: {@code ZBXD}, flags, the length of the body, the length of what is compressed in it, the
 * body.
 */
final class Frame {
    /** Of a body, compressed or not. A server's statistics are a twentieth of that. */
    static final int LONGEST = 256 * 1024;

    private static final String FROM = "Message from {} ";
    private static final String MAGIC = "ZBXD";
    private static final int FLAGS = 4;
    private static final int HEADER = 13;
    private static final int PLAIN = 0x01;
    private static final int COMPRESSED = 0x02;
    private static final int LARGE = 0x04;

    private byte[] bytes = new byte[2048];
    private int filled;

    private Frame() {}

    /** The frame of a body. */
    static String of(String body) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ByteText.bytes(MAGIC)).put((byte) PLAIN).putInt(body.length());
        return ByteText.of(header.array()) + body;
    }

    /**
     * The body of the only frame in a stream, up to its first NUL.
     *
     * @throws ReplyException if it is no frame, or not one alone
     */
    static String read(InputStream in) throws IOException {
        Frame frame = new Frame();
        frame.fill(in);
        String body = ByteText.of(frame.body());
        int end = body.indexOf('\0');
        return end < 0 ? body : body.substring(0, end);
    }

    private void fill(InputStream in) throws IOException {
        while (filled < length()) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * filled);
            }
            int read = in.read(bytes, filled, bytes.length - filled);
            if (read < 0) {
                throw endedEarly();
            }
            filled += read;
        }
        if (filled > length()) {
            throw lengthMismatch("longer");
        }
    }

    /** How long the frame is, as far as is known; judged as soon as it comes. */
    private int length() throws ReplyException {
        int magic = Math.min(filled, MAGIC.length());
        if (!ByteText.of(Arrays.copyOf(bytes, magic)).equals(MAGIC.substring(0, magic))) {
            throw missing("header");
        }
        if (filled > FLAGS && ((bytes[FLAGS] & PLAIN) == 0 || (bytes[FLAGS] & LARGE) != 0)) {
            String reason = "is using unsupported protocol version";
            throw new ReplyException("message " + reason, FROM + reason + " \"" + (bytes[FLAGS] & 0xFF) + "\".");
        }
        if (filled < HEADER) {
            return HEADER;
        }
        if (bodyLength() > LONGEST) {
            throw new ReplyException("message exceeds the maximum size", "Message size " + bodyLength() + tooLong());
        }
        if (textLength() > LONGEST) {
            throw new ReplyException(
                    "uncompressed message size exceeds the maximum size",
                    "Uncompressed message size " + textLength() + tooLong());
        }
        return HEADER + (int) bodyLength();
    }

    private long bodyLength() {
        return unsigned(FLAGS + 1);
    }

    private long textLength() {
        return unsigned(FLAGS + 1 + Integer.BYTES);
    }

    private long unsigned(int at) {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at));
    }

    private ReplyException endedEarly() {
        if (filled == 0) {
            return new ReplyException("received empty response.");
        }
        if (filled < MAGIC.length()) {
            return missing("header");
        }
        if (filled == MAGIC.length()) {
            return missing("protocol version");
        }
        return filled < HEADER ? missing("data length") : lengthMismatch("shorter");
    }

    private static ReplyException missing(String part) {
        return new ReplyException("message is missing " + part, FROM + "is missing " + part + ".");
    }

    private ReplyException lengthMismatch(String comparison) {
        return new ReplyException(
                "message length does not match expected length",
                FROM + "is " + comparison + " than expected " + bodyLength() + " bytes.");
    }

    private static String tooLong() {
        return " from {} exceeds the maximum size " + LONGEST + " bytes.";
    }

    private byte[] body() throws ReplyException {
        byte[] body = Arrays.copyOfRange(bytes, HEADER, filled);
        return (bytes[FLAGS] & COMPRESSED) == 0 ? body : uncompressed(body, (int) textLength());
    }

    private static byte[] uncompressed(byte[] body, int length) throws ReplyException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(body);
            byte[] text = new byte[length + 1];
            int inflated = inflater.inflate(text);
            if (inflated > length || !inflater.finished()) {
                String reason = length == 0 ? "corrupted input data" : "not enough space in output buffer";
                throw new ReplyException("cannot uncompress data: " + reason);
            }
            if (inflated < length) {
                throw new ReplyException("size of uncompressed data is less than expected");
            }
            return Arrays.copyOf(text, length);
        } catch (DataFormatException e) {
            throw new ReplyException("cannot uncompress data: corrupted input data");
        } finally {
            inflater.end();
        }
    }
}
