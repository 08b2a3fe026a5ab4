package io.harken.templates;

import static io.harken.templates.Template.map;
import static io.harken.templates.Template.maps;
import static io.harken.templates.Template.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the template for 6.0 and the one for 7.0 must be, whatever they hold. */
class HarkenTemplateTest {
    private static final Pattern MACRO = Pattern.compile("\\{\\$[A-Z0-9._]+");
    private static final Pattern FUNCTION =
            Pattern.compile("\\b([a-z]+)\\(/" + Template.NAME + "/([^ ]+?)\\)(?= |\\)|$)");
    private static final Set<String> SCOPES = Set.of("availability", "capacity", "notice", "performance", "security");

    @Test
    void versionsDifferInTheirDashboardsOnly() throws IOException {
        assertEquals(withoutDashboards(Template.of("7.0")), withoutDashboards(Template.of("6.0")));
    }

    private static Map<?, ?> withoutDashboards(Template template) {
        // 7.0 would disable the items of a port as soon as nothing listens on it, and nobody would be told; 6.0 never
        // does.
        template.rules().forEach(rule -> rule.remove("enabled_lifetime_type"));
        template.body().remove("dashboards");
        template.body().remove("vendor");
        List.of("version", "groups", "template_groups").forEach(template.export()::remove);
        return template.export();
    }

    @Test
    void uuidsAreValidAndTheSameInBothVersions() throws IOException {
        Uuids.requireSame(Template.of("6.0").export(), Template.of("7.0").export());
    }

    /** What lets a host keep the history of these items when it changes from one template to the other. */
    @Test
    void keepsTheItemsOfTheTemplateByZabbixAgent() throws IOException {
        Map<String, Map<?, ?>> items =
                Template.of("7.0").items().stream().collect(Collectors.toMap(item -> text(item, "key"), item -> item));

        for (String line :
                Files.readAllLines(Path.of("src/main/template/items.tsv")).subList(1, 12)) {
            String[] source = line.split("\t", -1);
            Map<?, ?> item = items.get(source[0]);
            assertEquals(
                    List.of(source[1], source[2], "DEPENDENT", "UNSIGNED", "7d", "365d", ""),
                    List.of(
                            text(item, "name"),
                            text(item, "description"),
                            text(item, "type"),
                            text(item, "value_type"),
                            text(item, "history"),
                            text(item, "trends"),
                            text(item, "units")));
        }
    }

    /** A host has one graph of a name, and one with other items must not be in the way. */
    @Test
    void graphsHaveOtherNamesThanThoseOfTheTemplateByZabbixAgent() throws IOException {
        String other = Files.readString(Path.of("7.0/template_tcp_status_by_zabbix_agent.yaml"));

        Template.of("7.0")
                .allGraphs()
                .forEach(graph -> assertTrue(!other.contains(text(graph, "name")), graph::toString));
    }

    @Test
    void macrosAreThoseThatAreUsed() throws IOException {
        Template template = Template.of("7.0");
        Map<?, ?> export = template.export();
        Set<String> declared = template.macros().keySet().stream()
                .map(macro -> macro.substring(0, macro.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
        template.body().remove("macros");

        assertEquals(
                declared,
                MACRO.matcher(export.toString())
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** So that every threshold can be changed on a host, and a test can make minutes seconds. */
    @Test
    void triggersHaveMacrosForEveryTimeAndThreshold() throws IOException {
        Set<String> keys = Template.of("7.0").allItems().stream()
                .map(item -> text(item, "key"))
                .collect(Collectors.toSet());
        for (Map<?, ?> trigger : Template.of("7.0").allTriggers()) {
            for (String expression : List.of(text(trigger, "expression"), text(trigger, "recovery_expression"))) {
                String rest = FUNCTION.matcher(expression).replaceAll(function -> {
                    String key = keys.stream()
                            .filter(known -> function.group(2).equals(known)
                                    || function.group(2).startsWith(known + ","))
                            .findAny()
                            .orElseThrow(() -> new AssertionError("no such item: " + function.group()));
                    String time = function.group(2).substring(key.length());
                    assertTrue(
                            function.group(1).equals("last") ? time.isEmpty() : time.startsWith(",{$TCP."), expression);
                    return "f";
                });
                String constants = rest.replaceAll("\\{\\$[^}]*(?:\\{#[A-Z]+\\}\")?\\}", "")
                        .replaceAll("length\\(f\\) > 0|(?<![0-9])100 \\* |(?<= = )[01]\\b", "");
                assertTrue(constants.matches("[^0-9]*"), expression + " has a number: " + constants);
            }
        }
    }

    @Test
    void triggersNameTheirScopeAndDependOnTheValuesComing() throws IOException {
        List<Map<?, ?>> triggers = Template.of("7.0").allTriggers();
        String root = "TCP: No values from Harken";
        for (Map<?, ?> trigger : triggers) {
            String name = text(trigger, "name");
            assertTrue(text(trigger, "event_name").startsWith(name + " ("), name);
            assertTrue(SCOPES.contains(text(maps(trigger, "tags").get(0), "value")), name);
            assertTrue(!text(trigger, "description").isEmpty(), name);
            List<String> dependencies = maps(trigger, "dependencies").stream()
                    .map(dependency -> text(dependency, "name"))
                    .toList();
            assertTrue(name.equals(root) || dependencies.contains(root), name);
        }
    }

    /** An import finds a trigger by all three. */
    @Test
    void triggersDependOnTriggersThatThereAre() throws IOException {
        List<Map<?, ?>> triggers = Template.of("7.0").allTriggers();
        Set<List<String>> known =
                triggers.stream().map(HarkenTemplateTest::identity).collect(Collectors.toSet());

        triggers.stream()
                .flatMap(trigger -> maps(trigger, "dependencies").stream())
                .forEach(dependency -> assertTrue(known.contains(identity(dependency)), dependency::toString));
    }

    private static List<String> identity(Map<?, ?> trigger) {
        return List.of(text(trigger, "name"), text(trigger, "expression"), text(trigger, "recovery_expression"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.0", "7.0"})
    void graphsAndWidgetsShowWhatThereIs(String version) throws IOException {
        Template template = Template.of(version);
        Set<String> keys =
                template.allItems().stream().map(item -> text(item, "key")).collect(Collectors.toSet());
        Set<String> graphs =
                template.allGraphs().stream().map(graph -> text(graph, "name")).collect(Collectors.toSet());

        template.allGraphs().stream()
                .flatMap(graph -> maps(graph, "graph_items").stream())
                .map(line -> text(map(line, "item"), "key"))
                .forEach(key -> assertTrue(keys.contains(key), key));
        template.pages().stream()
                .flatMap(page -> maps(page, "widgets").stream())
                .flatMap(widget -> maps(widget, "fields").stream())
                .filter(field -> field.get("value") instanceof Map<?, ?>)
                .map(field -> map(field, "value"))
                .forEach(shown -> assertTrue(
                        keys.contains(text(shown, "key")) || graphs.contains(text(shown, "name")), shown::toString));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.0", "7.0"})
    void dashboardHasFourPagesWithoutOverlap(String version) throws IOException {
        int columns = version.equals("6.0") ? 24 : 72;
        Template template = Template.of(version);

        assertEquals(4, template.pages().size());
        for (Map<?, ?> page : template.pages()) {
            Set<Integer> taken = new HashSet<>();
            for (Map<?, ?> widget : maps(page, "widgets")) {
                int right = number(widget, "x") + number(widget, "width");
                assertTrue(right <= columns, widget::toString);
                for (int y = number(widget, "y"); y < number(widget, "y") + number(widget, "height"); y++) {
                    for (int x = number(widget, "x"); x < right; x++) {
                        assertTrue(taken.add(y * columns + x), widget::toString);
                    }
                }
            }
        }
    }

    private static int number(Map<?, ?> widget, String name) {
        String number = text(widget, name);
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }
}
