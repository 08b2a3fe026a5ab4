package io.harken.collectors.regex;

import io.harken.item.NotSupportedException;
import java.util.concurrent.CompletionException;

/** How many characters searches may still look at, all together, for who has no deadline. For one thread at a time. */
public final class SearchBudget {
    private long left;

    /** From now on they may look at so many, again and again at the same ones. */
    public void refill(long characters) {
        left = characters;
    }

    /**
     * Takes one.
     *
     * @throws CompletionException with a {@link NotSupportedException}, if none is left
     */
    void take() {
        if (--left < 0) {
            throw new CompletionException(
                    new NotSupportedException("The search for this regular expression takes too long."));
        }
    }
}
