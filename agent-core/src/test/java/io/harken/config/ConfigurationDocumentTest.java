package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the table of {@code docs/configuration.md} against the parameters; what Harken does is told there only. */
class ConfigurationDocumentTest {
    private static final DocumentTable TABLE = new DocumentTable(Path.of("../docs/configuration.md"), "parameters");

    @Test
    void listsEveryParameterWithItsRangeAndItsDefault() throws IOException {
        assertEquals(
                ParameterTable.ROWS.stream()
                        .map(row -> List.of("`" + row.name() + "`", row.takes(), row.standard()))
                        .toList(),
                TABLE.rows().map(cells -> cells.subList(0, 3)).toList());
    }

    @Test
    void saysOfEveryParameterWhatIsDoneWithIt() throws IOException {
        TABLE.rows().forEach(cells -> assertTrue(cells.get(3).matches("[A-Z].*\\."), cells.toString()));
    }
}
