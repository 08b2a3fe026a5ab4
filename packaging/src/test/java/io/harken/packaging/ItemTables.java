package io.harken.packaging;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of {@code items/}: keys, each with the {@link Agreement} that is required of its values. */
final class ItemTables {
    private static final String FOLDER = "items";

    private ItemTables() {}

    /** The rows of all tables, a table after the other. */
    static List<Row> rows() throws IOException, URISyntaxException {
        Path folder = Path.of(
                requireNonNull(ItemTables.class.getResource(FOLDER), FOLDER).toURI());
        List<Row> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tsv"))
                    .sorted()
                    .forEach(name -> Row.table(FOLDER + "/" + name).forEach(rows::add));
        }
        return rows;
    }
}
