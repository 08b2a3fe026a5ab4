package io.harken.collectors.software;

import io.harken.collectors.output.OutputBudget;
import io.harken.collectors.output.OutputText;
import io.harken.item.ByteText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;

/** A value about packages, as it grows. */
final class PackageText implements AutoCloseable {
    private final OutputText text;

    PackageText(OutputBudget budget) {
        this.text = new OutputText(budget);
    }

    boolean isEmpty() {
        return text.length() == 0;
    }

    /** Appends a part, in {@link ByteText}. */
    void append(String part) throws NotSupportedException, InterruptedIOException {
        if (text.length() + part.length() > OutputBudget.LONGEST) {
            throw new NotSupportedException("The list of packages is too long.");
        }
        try {
            text.append(ByteBuffer.wrap(ByteText.bytes(part)), part.length());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** The value; nothing is left here. */
    ItemValue take() {
        return text.take(ItemValue.Type.TEXT, "");
    }

    @Override
    public void close() {
        text.close();
    }
}
