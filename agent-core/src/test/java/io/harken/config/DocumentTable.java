package io.harken.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A table of a page in {@code docs}. */
record DocumentTable(Path page, String name) {
    /** The cells of its rows, without its head. The table stands between two comments with its name. */
    Stream<List<String>> rows() throws IOException {
        String text = Files.readString(page);
        String table =
                text.substring(text.indexOf("<!-- " + name + " -->"), text.indexOf("<!-- end of " + name + " -->"));
        return table.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
    }
}
