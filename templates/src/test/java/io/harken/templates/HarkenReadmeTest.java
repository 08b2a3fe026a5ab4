package io.harken.templates;

import static io.harken.templates.Template.map;
import static io.harken.templates.Template.maps;
import static io.harken.templates.Template.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the tables of the template's README against the template. {@code -Dgolden.update} rewrites them. */
class HarkenReadmeTest {
    private static final Path README = Path.of("tcp_status_by_harken.md");
    private static final String BEGIN = "<!-- tables -->\n";
    private static final String END = "<!-- end of tables -->";
    private static final Map<String, String> TYPES =
            Map.of("ZABBIX_PASSIVE", "Zabbix agent", "DEPENDENT", "Dependent item", "CALCULATED", "Calculated");

    @Test
    void tablesAreThoseOfTheTemplate() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        String tables = tables(Template.of("7.0"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, readme.substring(0, begin) + tables + readme.substring(end));
            return;
        }
        assertEquals(tables, readme.substring(begin, end));
    }

    private static String tables(Template template) {
        StringBuilder tables = new StringBuilder(table(
                "Macros used",
                "Name|Description|Default",
                maps(template.body(), "macros").stream()
                        .map(macro -> row(text(macro, "macro"), text(macro, "description"), code(macro, "value")))
                        .toList()));
        tables.append(items("Items", template.items()));
        tables.append(triggers("Triggers", maps(template.export(), "triggers")));
        for (Map<?, ?> rule : template.rules()) {
            String name = text(rule, "name");
            tables.append(items("LLD rule " + name, List.of(rule)));
            tables.append(items("Item prototypes for " + name, maps(rule, "item_prototypes")));
            tables.append(triggers("Trigger prototypes for " + name, maps(rule, "trigger_prototypes")));
        }
        return tables.toString();
    }

    private static String items(String title, List<Map<?, ?>> items) {
        return table(
                title,
                "Name|Description|Type|Key and additional info",
                items.stream()
                        .map(item -> row(
                                text(item, "name"),
                                text(item, "description"),
                                TYPES.get(text(item, "type")),
                                code(item, "key") + source(item) + disabled(item)))
                        .toList());
    }

    private static String source(Map<?, ?> item) {
        return text(item, "type").equals("DEPENDENT") ? " of " + code(map(item, "master_item"), "key") : "";
    }

    private static String triggers(String title, List<Map<?, ?>> triggers) {
        return table(
                title,
                "Name|Description|Expression|Severity|Dependencies and additional info",
                triggers.stream()
                        .map(trigger -> row(
                                text(trigger, "name"),
                                text(trigger, "description"),
                                code(trigger, "expression") + recovery(trigger),
                                severity(text(trigger, "priority")),
                                dependencies(trigger) + disabled(trigger)))
                        .toList());
    }

    private static String recovery(Map<?, ?> trigger) {
        return trigger.containsKey("recovery_expression")
                ? "<br>Recovery: " + code(trigger, "recovery_expression")
                : "";
    }

    private static String severity(String priority) {
        return priority.charAt(0) + priority.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String dependencies(Map<?, ?> trigger) {
        List<Map<?, ?>> dependencies = maps(trigger, "dependencies");
        return dependencies.isEmpty()
                ? ""
                : dependencies.stream()
                        .map(dependency -> text(dependency, "name"))
                        .collect(Collectors.joining(", ", "Depends on: ", ""));
    }

    private static String disabled(Map<?, ?> entity) {
        return text(entity, "status").equals("DISABLED") ? " Disabled." : "";
    }

    private static String code(Map<?, ?> entity, String name) {
        return "`" + text(entity, name) + "`";
    }

    private static String table(String title, String head, List<String> rows) {
        String rule = head.replaceAll("[^|]", "-");
        return "### %s%n%n|%s|%n|%s|%n%s%n".formatted(title, head, rule, String.join("", rows));
    }

    private static String row(String... cells) {
        return List.of(cells).stream()
                .map(cell -> cell.strip().replace("|", "\\|"))
                .collect(Collectors.joining("|", "|", "|\n"));
    }
}
