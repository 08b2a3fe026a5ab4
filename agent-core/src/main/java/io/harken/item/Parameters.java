package io.harken.item;

import java.util.List;

/**
 * The parameters of one request as a check reads them.
 *
 * <p>A missing parameter and an empty one are the same: {@code ""}.
 */
public final class Parameters {
    private static final String[] ORDINALS = {
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"
    };

    /** So many digits an int surely holds. */
    private static final int MOST_DIGITS = 9;

    private final List<String> values;

    /** The values in order. */
    public Parameters(List<String> values) {
        this.values = List.copyOf(values);
    }

    /** How many are given, empty ones too. */
    public int count() {
        return values.size();
    }

    /** The parameter at an index from 0, or {@code ""}. */
    public String get(int index) {
        return index < values.size() ? values.get(index) : "";
    }

    /**
     * The whole number at an index, as it is usually written: without a sign or leading zeros.
     *
     * @param fallback what an empty parameter means
     * @throws NotSupportedException {@code Invalid second parameter.} if it is none, or not within the bounds
     */
    public int number(int index, int fallback, int least, int most) throws NotSupportedException {
        return get(index).isEmpty() ? fallback : requiredNumber(index, least, most);
    }

    /**
     * The same where it has to be given.
     *
     * @throws NotSupportedException also if it is empty
     */
    public int requiredNumber(int index, int least, int most) throws NotSupportedException {
        String text = get(index);
        if (!isWholeNumber(text)) {
            throw invalid(index);
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw invalid(index);
        }
        return number;
    }

    private static boolean isWholeNumber(String text) {
        return text.equals("0")
                || (!text.isEmpty()
                        && text.length() <= MOST_DIGITS
                        && text.charAt(0) != '0'
                        && text.chars().allMatch(digit -> digit >= '0' && digit <= '9'));
    }

    /** The standard refusal of the parameter at an index from 0, {@code Invalid first parameter.} and so on. */
    public NotSupportedException invalid(int index) {
        return new NotSupportedException("Invalid " + ORDINALS[index] + " parameter.");
    }
}
