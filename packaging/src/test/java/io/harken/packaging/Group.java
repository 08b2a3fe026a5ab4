package io.harken.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows that need the same configuration.
 *
 * @param settings its lines, as they stand in the table
 * @param rows what is asked
 */
record Group(List<String> settings, List<Row> rows) {
    private static final String HEAD = "with";

    /** The groups of a table: a row that begins with {@value #HEAD} has the settings of the rows behind it. */
    static Stream<Group> table(String name) {
        List<Group> groups = new ArrayList<>();
        Row.table(name).forEach(row -> {
            if (row.first().equals(HEAD)) {
                groups.add(new Group(row.rest(), new ArrayList<>()));
            } else {
                groups.get(groups.size() - 1).rows().add(row);
            }
        });
        return groups.stream();
    }

    /** The settings as a part of a configuration file, in {@link io.harken.item.ByteText}. */
    String lines() {
        return settings.stream().map(Escaped::decode).collect(Collectors.joining("\n", "", "\n"));
    }

    @Override
    public String toString() {
        return String.join(" ", settings);
    }
}
