package io.harken.collectors.file;

import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a file as text.
 *
 * @param encoding what they are converted from; without one the bytes stay as they are
 */
record LineText(@Nullable TextEncoding encoding) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The text of an encoding that a user names, or that of no encoding. */
    static LineText of(String name) throws NotSupportedException {
        return new LineText(name.isEmpty() ? null : TextEncoding.named(name));
    }

    /** The lines of a file. */
    LineReader lines(FileContent content) {
        return encoding == null
                ? new LineReader(content, 1, false)
                : new LineReader(content, encoding.unit(), encoding.isBigEndian());
    }

    /** A line without its end, in {@link ByteText}. */
    String of(ByteBuffer line) {
        if (encoding == null) {
            return unconverted(line);
        }
        return text(utf8(encoding, line)).replace('\0', '?');
    }

    /** As for {@code zabbix_agentd}, every line may have a byte order mark, and a NUL is a question mark even before that. */
    private static String unconverted(ByteBuffer line) {
        String text = StandardCharsets.ISO_8859_1.decode(line).toString().replace('\0', '?');
        ByteBuffer bytes = ByteBuffer.wrap(ByteText.bytes(text));
        TextEncoding marked = TextEncoding.marked(bytes);
        return text(marked == null ? bytes : utf8(marked, bytes));
    }

    private static String text(ByteBuffer bytes) {
        int end = bytes.limit();
        while (end > bytes.position() && (bytes.get(end - 1) == '\n' || bytes.get(end - 1) == '\r')) {
            end--;
        }
        return StandardCharsets.ISO_8859_1.decode(bytes.limit(end)).toString();
    }

    private static ByteBuffer utf8(TextEncoding from, ByteBuffer line) {
        CharBuffer chars = CharBuffer.allocate(line.remaining());
        // As for zabbix_agentd, what cannot be converted is the end of the line.
        from.decoder(line).decode(line, chars, true);
        chars.flip();
        if (chars.hasRemaining() && chars.get(0) == BYTE_ORDER_MARK) {
            chars.get();
        }
        return StandardCharsets.UTF_8.encode(chars);
    }
}
