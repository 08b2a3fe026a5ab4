package io.harken.packaging;

import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of a table: cells parted by tabs, and at the end, where Harken answers on purpose what agentd does not, {@code
 * harken: REPLY} and {@code because: REASON}.
 *
 * @param cells as they stand in the table, see {@link Escaped}
 * @param difference the body with which Harken replies, if it differs
 */
record Row(List<String> cells, Optional<String> difference) {
    private static final String DIFFERENCE = "harken: ";
    private static final String REASON = "because: ";

    /** The rows of a table; empty lines and those that begin with {@code #} are no rows. */
    static Stream<Row> table(String name) {
        try (InputStream in = Objects.requireNonNull(Row.class.getResourceAsStream(name), name)) {
            return ByteText.of(in.readAllBytes())
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Row::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row parse(String line) {
        List<String> all = List.of(line.split("\t", -1));
        List<String> cells = all.stream()
                .filter(cell -> !cell.startsWith(DIFFERENCE) && !cell.startsWith(REASON))
                .toList();
        if (all.size() - cells.size() == 1) {
            throw new IllegalArgumentException("A difference has a reply and a reason: " + line);
        }
        return new Row(
                cells,
                all.stream()
                        .filter(cell -> cell.startsWith(DIFFERENCE))
                        .map(cell -> Escaped.decode(cell.substring(DIFFERENCE.length())))
                        .findFirst());
    }

    String first() {
        return cells.get(0);
    }

    List<String> rest() {
        return cells.subList(1, cells.size());
    }

    @Override
    public String toString() {
        return first();
    }
}
