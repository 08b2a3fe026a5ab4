package io.harken.collectors.command;

import io.harken.item.ItemValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a command has written so far. */
final class CommandOutput implements AutoCloseable {
    /** So many bytes are too many, as for {@code zabbix_agentd} 7.0. */
    static final int LIMIT = 16 * 1024 * 1024;

    private static final byte[] NOTHING = {};
    private static final int FIRST_CAPACITY = 4096;

    private final OutputBudget.Share share;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;
    private boolean taken;

    CommandOutput(OutputBudget.Share share) {
        this.share = share;
    }

    /**
     * Appends what was read at once; as {@code zabbix_agentd}, only what is before its first NUL.
     *
     * @param chunk all that is in an array
     * @return whether it was not too much
     */
    boolean append(ByteBuffer chunk) throws InterruptedException {
        int size = untilNul(chunk.array(), chunk.arrayOffset() + chunk.position(), chunk.remaining());
        if (length + size >= LIMIT) {
            return false;
        }
        if (length + size > bytes.length) {
            int capacity = Math.max(2 * bytes.length, length + size);
            share.growTo(capacity);
            bytes = Arrays.copyOf(bytes, capacity);
        }
        chunk.get(bytes, length, size);
        length += size;
        return true;
    }

    private static int untilNul(byte[] bytes, int offset, int length) {
        int size = 0;
        while (size < length && bytes[offset + size] != 0) {
            size++;
        }
        return size;
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return length == 0;
    }

    /** The beginning, of so many bytes at most; as {@code zabbix_agentd} cuts, also inside of a character. */
    String beginning(int limit) {
        return text(Math.min(length, limit));
    }

    /** The output without the blanks, tabs and line ends at its end; nothing is left here. */
    ItemValue take() {
        int end = length;
        while (end > 0 && isBlank(bytes[end - 1])) {
            end--;
        }
        int trimmed = end;
        String text = share.copy(() -> text(trimmed));
        bytes = NOTHING;
        length = 0;
        share.shrinkTo(trimmed);
        taken = true;
        return share.isEmpty() ? ItemValue.text(text) : new ItemValue(ItemValue.Type.TEXT, text, share::giveBack);
    }

    @Override
    public void close() {
        if (!taken) {
            bytes = NOTHING;
            share.giveBack();
        }
    }

    private String text(int end) {
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
