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

    /** The standard refusal of the parameter at an index from 0, {@code Invalid first parameter.} and so on. */
    public NotSupportedException invalid(int index) {
        return new NotSupportedException("Invalid " + ORDINALS[index] + " parameter.");
    }
}
