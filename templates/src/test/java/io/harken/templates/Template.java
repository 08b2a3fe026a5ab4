package io.harken.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * The template "TCP status by Harken" of a version of Zabbix.
 *
 * @param export what {@code zabbix_export} holds
 */
record Template(Map<?, ?> export) {
    static final String NAME = "TCP status by Harken";

    static Template of(String version) throws IOException {
        String yaml = Files.readString(Path.of(version, "template_tcp_status_by_harken.yaml"));
        return new Template(map(new Yaml().load(yaml), "zabbix_export"));
    }

    Map<?, ?> body() {
        return maps(export, "templates").get(0);
    }

    List<Map<?, ?>> items() {
        return maps(body(), "items");
    }

    List<Map<?, ?>> rules() {
        return maps(body(), "discovery_rules");
    }

    /** Items and their prototypes. */
    List<Map<?, ?>> allItems() {
        return Stream.concat(items().stream(), rules().stream().flatMap(rule -> maps(rule, "item_prototypes").stream()))
                .toList();
    }

    /** Triggers and their prototypes. */
    List<Map<?, ?>> allTriggers() {
        return Stream.concat(
                        maps(export, "triggers").stream(),
                        rules().stream().flatMap(rule -> maps(rule, "trigger_prototypes").stream()))
                .toList();
    }

    /** Graphs and their prototypes. */
    List<Map<?, ?>> allGraphs() {
        return Stream.concat(
                        maps(export, "graphs").stream(),
                        rules().stream().flatMap(rule -> maps(rule, "graph_prototypes").stream()))
                .toList();
    }

    List<Map<?, ?>> pages() {
        return maps(maps(body(), "dashboards").get(0), "pages");
    }

    /** The default values of the macros, by name. */
    Map<String, String> macros() {
        Map<String, String> macros = new HashMap<>();
        maps(body(), "macros").forEach(macro -> macros.put(text(macro, "macro"), text(macro, "value")));
        return macros;
    }

    /** A text with the macros' default values in it. */
    String resolved(String text) {
        String resolved = text;
        for (Map.Entry<String, String> macro : macros().entrySet()) {
            resolved = resolved.replace(macro.getKey(), macro.getValue());
        }
        return resolved;
    }

    static Map<?, ?> map(Map<?, ?> map, String name) {
        return (Map<?, ?>) map.get(name);
    }

    /** The list of a map, empty where it has none. */
    static List<Map<?, ?>> maps(Map<?, ?> map, String name) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (map.get(name) instanceof List<?> list) {
            list.forEach(value -> maps.add((Map<?, ?>) value));
        }
        return maps;
    }

    /** The text of a map, empty where it has none. */
    static String text(Map<?, ?> map, String name) {
        Object value = map.get(name);
        return value == null ? "" : (String) value;
    }
}
