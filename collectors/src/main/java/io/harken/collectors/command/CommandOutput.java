package io.harken.collectors.command;

import io.harken.collectors.output.OutputBudget;
import io.harken.collectors.output.OutputText;
import io.harken.item.ItemValue;
import java.nio.ByteBuffer;

/** What a command has written so far. */
final class CommandOutput implements AutoCloseable {
    private static final String BLANKS = " \t\r\n";

    private final OutputText text;

    CommandOutput(OutputBudget budget) {
        this.text = new OutputText(budget);
    }

    /**
     * Appends what was read at once; as {@code zabbix_agentd}, only what is before its first NUL.
     *
     * @param chunk all that is in an array
     * @return whether it was not too much
     */
    boolean append(ByteBuffer chunk) throws InterruptedException {
        int size = untilNul(chunk.array(), chunk.arrayOffset() + chunk.position(), chunk.remaining());
        if (text.length() + size >= OutputBudget.LONGEST) {
            return false;
        }
        text.append(chunk, size);
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
        return text.length() == 0;
    }

    /** The beginning, of so many bytes at most; as {@code zabbix_agentd} cuts, also inside of a character. */
    String beginning(int limit) {
        return text.beginning(limit);
    }

    /** The output without the blanks, tabs and line ends at its end; nothing is left here. */
    ItemValue take() {
        return text.take(ItemValue.Type.TEXT, BLANKS);
    }

    @Override
    public void close() {
        text.close();
    }
}
