package io.harken.collectors.directory;

import io.harken.collectors.regex.InvalidRegexException;
import io.harken.collectors.regex.Regex;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.util.Optional;

/**
 * Which names count; each of the expressions may be missing.
 *
 * @param included what a name must match
 * @param excluded what it must not match
 * @param excludedDirectories what the path of a directory must not match
 */
record NameFilter(Optional<Regex> included, Optional<Regex> excluded, Optional<Regex> excludedDirectories) {
    private static final int INCLUDED = 1;
    private static final int EXCLUDED = 2;

    /**
     * The filter that the parameters of a key are.
     *
     * @param directories the index of the expression for directories
     * @param ordinal its place, as a word
     */
    static NameFilter of(Parameters parameters, int directories, String ordinal) throws NotSupportedException {
        return new NameFilter(
                regex(parameters, INCLUDED, "second"),
                regex(parameters, EXCLUDED, "third"),
                regex(parameters, directories, ordinal));
    }

    private static Optional<Regex> regex(Parameters parameters, int index, String ordinal)
            throws NotSupportedException {
        if (parameters.get(index).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Regex.compile(parameters.get(index)));
        } catch (InvalidRegexException e) {
            throw new NotSupportedException("Invalid regular expression in " + ordinal + " parameter: " + e.reason());
        }
    }

    /** Whether a name counts. */
    boolean accepts(String name) {
        return (included.isEmpty() || included.get().finds(name))
                && (excluded.isEmpty() || !excluded.get().finds(name));
    }

    /** Whether a directory is left out with all that is in it. */
    boolean excludesDirectory(String path) {
        return excludedDirectories.isPresent() && excludedDirectories.get().finds(path);
    }
}
