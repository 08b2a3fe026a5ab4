package io.harken.collectors.socket;

import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.util.Optional;

/**
 * What a walk found out about a question, or why it could not. A question that fails spoils no other.
 *
 * @param <R> the answer
 */
final class Answer<R> {
    private final Optional<R> value;
    private final String failure;

    private Answer(Optional<R> value, String failure) {
        this.value = value;
        this.failure = failure;
    }

    /** The answer of a tally that has seen all rows. */
    static <R> Answer<R> of(Tally<R> tally) {
        try {
            return new Answer<>(Optional.of(tally.answer()), "");
        } catch (IOException e) {
            return new Answer<>(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /** The answer; nothing if it failed. */
    Optional<R> ifFound() {
        return value;
    }

    /** The answer. */
    R value() throws NotSupportedException {
        return value.orElseThrow(() -> new NotSupportedException(failure));
    }
}
