package io.harken.templates;

import static io.harken.templates.Template.map;
import static io.harken.templates.Template.maps;
import static io.harken.templates.Template.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the items of the template take from the answers of the agent is there, and of their type. */
class AnswersTest {
    private static final Pattern OF_PORT =
            Pattern.compile("\\$\\.ports\\[\\?\\(@\\.port==(\\d+)\\)]\\.(\\w+)\\.first\\(\\)");
    private static final Pattern OBJECT_AND_MEMBER = Pattern.compile("\\.(\\w+)");
    private static final Map<String, String> DISCOVERED = Map.of("{#PORT}", "80", "{#NETNS}", "4711");

    /** Of the items that the server asks the agent for, by key. */
    private static Map<String, Object> answers() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/answers.tsv"), UTF_8).stream()
                .map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(cells -> cells[0], cells -> new Yaml().load(cells[1])));
    }

    @Test
    void coverWhatTheServerAsksFor() throws IOException {
        Template template = Template.of("7.0");

        assertEquals(
                answers().keySet(),
                template.allItems().stream()
                        .filter(item -> text(item, "type").equals("ZABBIX_PASSIVE"))
                        .map(item -> asked(template, text(item, "key")))
                        .collect(Collectors.toSet()));
    }

    @Test
    void holdWhatDependentItemsTake() throws IOException {
        Template template = Template.of("7.0");
        Map<String, Object> answers = answers();
        List<Map<?, ?>> dependent = template.allItems().stream()
                .filter(item -> text(item, "type").equals("DEPENDENT"))
                .toList();

        assertTrue(dependent.size() > 60);
        for (Map<?, ?> item : dependent) {
            Object answer = answers.get(asked(template, text(map(item, "master_item"), "key")));
            assertNotNull(answer, item::toString);
            Map<?, ?> step = maps(item, "preprocessing").get(0);
            if (text(step, "type").equals("JSONPATH")) {
                String path = asked(template, (String) ((List<?>) step.get("parameters")).get(0));
                Object value = find(answer, path).orElseThrow(() -> new AssertionError(path));
                assertTrue(isOfType(value, text(item, "value_type")), () -> path + " is " + value);
            }
        }
    }

    private static String asked(Template template, String text) {
        String asked = template.resolved(text);
        for (Map.Entry<String, String> macro : DISCOVERED.entrySet()) {
            asked = asked.replace(macro.getKey(), macro.getValue());
        }
        return asked;
    }

    /** By the two forms of paths that the template has. */
    private static Optional<Object> find(Object json, String path) {
        Matcher ofPort = OF_PORT.matcher(path);
        if (ofPort.matches()) {
            return maps((Map<?, ?>) json, "ports").stream()
                    .filter(port -> ofPort.group(1).equals(port.get("port").toString()))
                    .findFirst()
                    .map(port -> port.get(ofPort.group(2)));
        }
        assertTrue(path.matches("\\$(\\.\\w+)+"), path);
        Optional<Object> found = Optional.of(json);
        Matcher name = OBJECT_AND_MEMBER.matcher(path);
        while (name.find()) {
            found = found.map(object -> ((Map<?, ?>) object).get(name.group(1)));
        }
        return found;
    }

    private static boolean isOfType(Object value, String type) {
        return switch (type) {
            case "TEXT" -> value instanceof String;
            case "FLOAT" -> value instanceof Number;
            default -> value instanceof Integer || value instanceof Long;
        };
    }
}
