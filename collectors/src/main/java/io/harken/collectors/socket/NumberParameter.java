package io.harken.collectors.socket;

import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;

/** Whole numbers among the parameters of a key. */
final class NumberParameter {
    private static final int MOST_DIGITS = 9;

    private NumberParameter() {}

    /**
     * A number within bounds.
     *
     * @param fallback what an empty parameter means
     * @throws NotSupportedException {@code Invalid second parameter.}
     */
    static int of(Parameters parameters, int index, int fallback, int least, int most) throws NotSupportedException {
        String text = parameters.get(index);
        return text.isEmpty() ? fallback : required(parameters, index, least, most);
    }

    /** A number within bounds that has to be given. */
    static int required(Parameters parameters, int index, int least, int most) throws NotSupportedException {
        String text = parameters.get(index);
        boolean isNumber = !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        int number = isNumber ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw parameters.invalid(index);
        }
        return number;
    }
}
