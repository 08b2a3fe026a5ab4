package io.harken.config;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what was probably meant by a name that does not exist. */
final class NearestName {
    private NearestName() {}

    /** The parameter that is nearest. */
    static Optional<String> of(String unknown) {
        return of(unknown, Stream.concat(ParameterTable.ROWS.stream().map(Parameter::name), Stream.of("Include")));
    }

    /** The known name that is nearest, if it is near: a third of its letters may differ, case does not count. */
    static Optional<String> of(String unknown, Stream<String> known) {
        return known.min(Comparator.comparingInt(name -> distance(unknown, name)))
                .filter(name -> distance(unknown, name) <= name.length() / 3);
    }

    /** How many letters to insert, remove or replace (Levenshtein), one row of the matrix at a time. */
    private static int distance(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replace = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
