package io.harken.collectors.file;

import io.harken.collectors.output.OutputBudget;
import io.harken.collectors.output.OutputText;
import io.harken.item.NotSupportedException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of a file, converts them to UTF-8 if need be, and keeps what is before the first NUL. */
final class ContentSink {
    private static final int CHARS = 4096;
    private static final int LONGEST_MARK = 4;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final OutputText text;
    private final @Nullable TextEncoding named;
    private final CharBuffer chars = CharBuffer.allocate(CHARS);
    private @Nullable CharsetDecoder decoder;
    private boolean begun;
    private boolean ended;

    /**
     * A sink.
     *
     * @param encoding the name of the encoding; if it is empty, a byte order mark tells it, or there is none
     */
    ContentSink(OutputText text, String encoding) throws NotSupportedException {
        this.text = text;
        this.named = encoding.isEmpty() ? null : TextEncoding.named(encoding);
    }

    /**
     * Takes bytes; what is left of them must come again, in front of others.
     *
     * @param last whether these are the last
     * @return whether the text is not too long
     */
    boolean append(ByteBuffer bytes, boolean last) throws InterruptedException {
        if (ended) {
            bytes.position(bytes.limit());
            return true;
        }
        if (!begun && (last || bytes.remaining() >= LONGEST_MARK)) {
            TextEncoding encoding = named == null ? TextEncoding.marked(bytes) : named;
            decoder = encoding == null ? null : encoding.decoder(bytes);
        }
        if (!begun && !last && bytes.remaining() < LONGEST_MARK) {
            return true;
        }
        boolean fits = decoder == null ? appendUntilNul(bytes) : decode(decoder, bytes, last);
        begun = true;
        return fits;
    }

    /** As for {@code zabbix_agentd}, what cannot be converted is the end. */
    private boolean decode(CharsetDecoder from, ByteBuffer bytes, boolean last) throws InterruptedException {
        CoderResult result = CoderResult.OVERFLOW;
        boolean fits = true;
        while (result.isOverflow() && fits && !ended) {
            result = from.decode(bytes, chars, last);
            chars.flip();
            if (!begun && chars.hasRemaining() && chars.get(0) == BYTE_ORDER_MARK) {
                chars.get();
            }
            begun |= chars.limit() > 0;
            fits = appendUntilNul(StandardCharsets.UTF_8.encode(chars));
            chars.clear();
        }
        ended |= result.isError();
        return fits;
    }

    private boolean appendUntilNul(ByteBuffer bytes) throws InterruptedException {
        int size = 0;
        while (size < bytes.remaining() && bytes.get(bytes.position() + size) != 0) {
            size++;
        }
        if (text.length() + size > OutputBudget.LONGEST) {
            return false;
        }
        ended = size < bytes.remaining();
        text.append(bytes, size);
        bytes.position(bytes.limit());
        return true;
    }
}
