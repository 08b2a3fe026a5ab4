package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.packaging.Agent.Program;
import io.harken.packaging.ItemComparison.Form;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@code zabbix_agentd} 6.0 the items differ only where {@code differences-6.0.tsv} says so, and there they do. */
@Tag("peers")
@Tag("full")
class ItemComparison60IT {
    /** Keys, in which {@code *} stands for anything, each with the reason. */
    private static final List<String> DIFFERENCES =
            Row.table("differences-6.0.tsv").map(Row::first).toList();

    /** Keys that it dies of: they are not asked. */
    private static final List<String> FATAL =
            Row.table("fatal-6.0.tsv").map(Row::first).toList();

    @Test
    void differsOnlyAsListed(@TempDir Path directory) throws IOException, InterruptedException, URISyntaxException {
        List<String> unlisted = new ArrayList<>();
        Set<String> unseen = new LinkedHashSet<>(DIFFERENCES);
        try (ItemComparison comparison = ItemComparison.start(Program.AGENTD_6, directory)) {
            for (Row row : ItemTables.rows()) {
                if (FATAL.stream().anyMatch(keys -> matches(keys, row))) {
                    continue;
                }
                Optional<String> disagreement = comparison.disagreement(row, Form.PLAIN);
                Optional<String> listed =
                        DIFFERENCES.stream().filter(keys -> matches(keys, row)).findFirst();
                disagreement.ifPresent(
                        replies -> listed.ifPresentOrElse(unseen::remove, () -> unlisted.add(row + " " + replies)));
            }
        }
        assertAll(
                () -> assertEquals("", String.join("\n", unlisted), "not listed"),
                () -> assertEquals(Set.of(), unseen, "listed, but there are none"));
    }

    private static boolean matches(String keys, Row row) {
        String regex = Stream.of(keys.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return row.first().matches(regex);
    }
}
