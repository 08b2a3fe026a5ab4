package io.harken.collectors.regex;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A text whose reader stops when its thread is interrupted: some patterns would search it for years. */
final class InterruptibleText implements CharSequence {
    private final CharSequence text;
    private final @Nullable SearchBudget budget;

    /**
     * A text.
     *
     * @param budget ends the search, too, if there is one
     */
    InterruptibleText(CharSequence text, @Nullable SearchBudget budget) {
        this.text = text;
        this.budget = budget;
    }

    @Override
    public char charAt(int index) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("nobody waits for the match any more");
        }
        if (budget != null) {
            budget.take();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
