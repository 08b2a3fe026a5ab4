package io.harken.collectors.output;

import io.harken.item.ItemValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text that grows within a budget until it becomes a value. Whoever makes one closes it. */
public final class OutputText implements AutoCloseable {
    private static final byte[] NOTHING = {};
    private static final int FIRST_CAPACITY = 4096;

    private final OutputBudget.Share share;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;
    private boolean reserved;
    private boolean taken;

    /** An empty text. */
    public OutputText(OutputBudget budget) {
        this.share = budget.share();
    }

    /** Appends so many bytes of a buffer, at most to the longest text there may be, when the budget has room for them. */
    public void append(ByteBuffer source, int size) throws InterruptedException {
        if (length + size > bytes.length) {
            int capacity = Math.max(Math.min(2 * bytes.length, OutputBudget.LONGEST), length + size);
            share.growTo(capacity);
            bytes = Arrays.copyOf(bytes, capacity);
        }
        source.get(bytes, length, size);
        length += size;
    }

    /**
     * Waits until the budget has room for so many bytes more, at most for the longest text there may be: something long is about
     * to be made that will be appended.
     */
    public void reserve(long size) throws InterruptedException {
        if (size > OutputBudget.FREE) {
            share.growTo((int) Math.min(OutputBudget.LONGEST, length + size));
            reserved = true;
        }
    }

    /** Gives back what was reserved and is not used. */
    public void release() {
        if (reserved) {
            share.shrinkTo(bytes.length);
            reserved = false;
        }
    }

    /** How many bytes it has. */
    public int length() {
        return length;
    }

    /** The beginning, of so many bytes at most, also inside of a character. */
    public String beginning(int limit) {
        return text(Math.min(length, limit));
    }

    /** A value without any of these characters at its end; nothing is left here. */
    public ItemValue take(ItemValue.Type type, String trimmed) {
        int end = length;
        while (end > 0 && trimmed.indexOf(bytes[end - 1] & 0xFF) >= 0) {
            end--;
        }
        int size = end;
        String text = share.copy(() -> text(size));
        bytes = NOTHING;
        length = 0;
        share.shrinkTo(size);
        taken = true;
        return share.isEmpty() ? new ItemValue(type, text) : new ItemValue(type, text, share::giveBack);
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
}
