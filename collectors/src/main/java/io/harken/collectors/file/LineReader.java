package io.harken.collectors.file;

import io.harken.item.NotSupportedException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The lines of a file. One that is longer than {@value #LIMIT} bytes counts as several, as for {@code zabbix_agentd}. */
final class LineReader {
    /** The bytes of the longest line, with its end. */
    static final int LIMIT = 65_536;

    private final FileContent content;
    private final int unit;
    private final boolean bigEndian;
    private final ByteBuffer buffer = ByteBuffer.allocate(LIMIT);
    private int begin;
    private int searched;
    private boolean ended;

    /**
     * Lines of a file.
     *
     * @param unit the bytes of a line end, which are zeros but for one
     * @param bigEndian whether that is the last one
     */
    LineReader(FileContent content, int unit, boolean bigEndian) {
        this.content = content;
        this.unit = unit;
        this.bigEndian = bigEndian;
    }

    /** The next line, with its end if it has one; it is valid until the one after it is asked for. */
    @Nullable
    ByteBuffer next() throws NotSupportedException {
        while (true) {
            int end = lineEnd();
            if (end < 0 && (ended || (begin == 0 && !buffer.hasRemaining()))) {
                end = buffer.position();
            }
            if (end >= 0) {
                return end == begin ? null : take(end);
            }
            refill();
        }
    }

    private ByteBuffer take(int end) {
        ByteBuffer line = buffer.duplicate().flip().position(begin).limit(end);
        begin = end;
        searched = end;
        return line;
    }

    /** Where the line ends that begins at {@code begin}, or a negative number. */
    private int lineEnd() {
        for (; searched + unit <= buffer.position(); searched += unit) {
            if (isCharacter(searched, '\n')) {
                return searched + unit;
            }
            if (isCharacter(searched, '\r')) {
                return afterReturn(searched + unit);
            }
        }
        return -1;
    }

    /** A line feed behind a carriage return is part of the same line end; whether there is one may be yet to be read. */
    private int afterReturn(int next) {
        if (next + unit <= buffer.position()) {
            return isCharacter(next, '\n') ? next + unit : next;
        }
        return ended || !buffer.hasRemaining() ? next : -1;
    }

    private boolean isCharacter(int at, char character) {
        int last = bigEndian ? unit - 1 : 0;
        for (int i = 0; i < unit; i++) {
            if (buffer.get(at + i) != (i == last ? character : 0)) {
                return false;
            }
        }
        return true;
    }

    private void refill() throws NotSupportedException {
        buffer.flip().position(begin);
        buffer.compact();
        searched -= begin;
        begin = 0;
        int size = content.read(buffer);
        ended = size < 0;
        if (!ended && size % unit != 0) {
            throw new NotSupportedException("Cannot read from file. Wrong encoding detected.");
        }
    }
}
