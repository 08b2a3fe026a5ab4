package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of {@code docs/configuration.md} against the parameters; what Harken does is told there only. */
class ConfigurationDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/configuration.md");

    @Test
    void listsEveryParameterWithItsRangeAndItsDefault() throws IOException {
        assertEquals(
                ParameterTable.ROWS.stream()
                        .map(row -> List.of("`" + row.name() + "`", row.takes(), row.standard()))
                        .toList(),
                rows().map(cells -> cells.subList(0, 3)).toList());
    }

    @Test
    void saysOfEveryParameterWhatIsDoneWithIt() throws IOException {
        rows().forEach(cells -> assertTrue(cells.get(3).matches("[A-Z].*\\."), cells.toString()));
    }

    private static Stream<List<String>> rows() throws IOException {
        String document = Files.readString(DOCUMENT);
        String table = document.substring(
                document.indexOf("<!-- parameters -->"), document.indexOf("<!-- end of parameters -->"));
        return table.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
    }
}
