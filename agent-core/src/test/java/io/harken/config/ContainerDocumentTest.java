package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the table of {@code docs/container.md} against the variables; what Harken does is told there only. */
class ContainerDocumentTest {
    private static final DocumentTable TABLE = new DocumentTable(Path.of("../docs/container.md"), "variables");

    @Test
    void listsEveryVariableWithItsParameter() throws IOException {
        assertEquals(
                ContainerVariable.ROWS.stream()
                        .map(row -> List.of(code(row.name()), code(row.parameter())))
                        .toList(),
                TABLE.rows().map(cells -> cells.subList(0, 2)).toList());
    }

    @Test
    void saysOfEveryVariableWhatIsDoneWithIt() throws IOException {
        TABLE.rows().forEach(cells -> assertTrue(cells.get(2).matches("[A-Z].*\\."), cells.toString()));
    }

    private static String code(String name) {
        return name.isEmpty() ? "" : "`" + name + "`";
    }
}
