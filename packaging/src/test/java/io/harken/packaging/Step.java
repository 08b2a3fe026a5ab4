package io.harken.packaging;

import io.harken.item.ByteText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/** What a client does. */
sealed interface Step {
    /**
     * Sends bytes.
     *
     * @param bytes in {@link ByteText}
     * @param chunk so many with one write
     * @param pauseMillis the pause before every further write
     */
    record Send(String bytes, int chunk, int pauseMillis) implements Step {
        Send(String bytes) {
            this(bytes, Integer.MAX_VALUE, 0);
        }
    }

    /** Does nothing for a while. */
    record Pause(int millis) implements Step {}

    /** Closes the sending side. */
    record Fin() implements Step {}

    /** A step as it is written in a table. */
    static Step parse(String cell) {
        int blank = cell.indexOf(' ');
        String word = blank < 0 ? cell : cell.substring(0, blank);
        String bytes = blank < 0 ? "" : Escaped.decode(cell.substring(blank + 1));
        return switch (word) {
            case "send" -> new Send(bytes);
            case "bytewise" -> new Send(bytes, 1, 1);
            case "slowly" -> new Send(bytes, 1, 700);
            case "frame" -> new Send(frame(bytes));
            case "zlib" -> new Send(frame(3, Integer.BYTES, deflated(bytes), bytes.length()));
            case "pause" -> new Pause(Integer.parseInt(bytes));
            case "fin" -> new Fin();
            default -> throw new IllegalArgumentException("No such step: " + cell);
        };
    }

    static List<Step> parse(List<String> cells) {
        return cells.stream().map(Step::parse).toList();
    }

    /** The frame of a body as every peer sends it. */
    static String frame(String body) {
        return frame(1, Integer.BYTES, body, 0);
    }

    static String frame(int flags, int lengthBytes, String body, long reserved) {
        return "ZBXD" + (char) flags + littleEndian(body.length(), lengthBytes) + littleEndian(reserved, lengthBytes)
                + body;
    }

    static String littleEndian(long number, int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            text.append((char) (number >>> (8 * i) & 0xFF));
        }
        return text.toString();
    }

    static String deflated(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(ByteText.bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteText.of(bytes.toByteArray());
    }
}
