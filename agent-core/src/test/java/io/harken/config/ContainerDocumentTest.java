package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of {@code docs/container.md} against the variables; what Harken does is told there only. */
class ContainerDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/container.md");

    @Test
    void listsEveryVariableWithItsParameter() throws IOException {
        assertEquals(
                ContainerVariable.ROWS.stream()
                        .map(row -> List.of(code(row.name()), code(row.parameter())))
                        .toList(),
                rows().map(cells -> cells.subList(0, 2)).toList());
    }

    @Test
    void saysOfEveryVariableWhatIsDoneWithIt() throws IOException {
        rows().forEach(cells -> assertTrue(cells.get(2).matches("[A-Z].*\\."), cells.toString()));
    }

    private static String code(String name) {
        return name.isEmpty() ? "" : "`" + name + "`";
    }

    private static Stream<List<String>> rows() throws IOException {
        String document = Files.readString(DOCUMENT);
        String table = document.substring(
                document.indexOf("<!-- variables -->"), document.indexOf("<!-- end of variables -->"));
        return table.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
    }
}
