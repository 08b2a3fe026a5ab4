package io.harken.item;

import java.util.List;

/**
 * An item key: a name and the parameters in its brackets.
 *
 * <p>{@code key} has no parameter, {@code key[]} has one empty parameter.
 *
 * @param name letters, digits, {@code _}, {@code -} and {@code .}
 * @param parameters their values: quotes and escapes are resolved, an array is the text inside its brackets
 */
public record ItemKey(String name, List<String> parameters) {
    /** Copies the parameters. */
    public ItemKey {
        parameters = List.copyOf(parameters);
    }

    /**
     * Parses the text of a key.
     *
     * @throws NotSupportedException {@code Invalid item key format.}
     */
    public static ItemKey parse(String text) throws NotSupportedException {
        return new ItemKeyParser(text).key();
    }
}
