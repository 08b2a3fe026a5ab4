package io.harken.templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.yaml.snakeyaml.Yaml;

/** Holds the three templates and their README against the one list of items. */
class TemplatesTest {

    private static final String NAME = "template_tcp_status_by_zabbix_agent";

    /** What the source says about an item. */
    private record Item(String key, String name, String description) {}

    private static List<Item> source() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/main/template/items.tsv"), UTF_8)) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(fields -> new Item(fields[0], fields[1], fields[2]))
                    .toList();
        }
    }

    private static List<String> keys() throws IOException {
        return source().stream().map(Item::key).toList();
    }

    @Test
    void sourceHasElevenDifferentItems() throws IOException {
        assertEquals(11, new HashSet<>(keys()).size());
        assertEquals(11, source().stream().map(Item::name).distinct().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.0", "7.0"})
    void yamlHasTheItemsOfTheSource(String version) throws IOException {
        Map<?, ?> export = yaml(version);
        List<Map<?, ?>> items = maps(template(export), "items");

        assertEquals(version, export.get("version"));
        assertEquals(source(), items.stream().map(TemplatesTest::item).toList());
        for (Map<?, ?> item : items) {
            assertEquals("ZABBIX_PASSIVE UNSIGNED 1m 7d 365d", values(item, "type value_type delay history trends"));
            assertTrue(!item.containsKey("units"), "a unit would turn 1000 sockets into 1 K");
        }
    }

    @Test
    void xmlHasTheItemsOfTheSource() throws Exception {
        Document xml = xml();
        List<Element> items = elements(xml, "item").stream()
                .filter(item -> item.getParentNode().getNodeName().equals("items"))
                .toList();

        assertEquals("3.0", text(xml.getDocumentElement(), "version"));
        assertEquals(source(), items.stream().map(TemplatesTest::item).toList());
        for (Element item : items) {
            // Passive agent, unsigned, every 60 s, 7 and 365 days, no unit: 3.0 knows numbers only.
            assertEquals(
                    List.of("0", "3", "60", "7", "365", ""),
                    Stream.of("type", "value_type", "delay", "history", "trends", "units")
                            .map(name -> text(item, name))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.0", "7.0"})
    void yamlShowsEachItemInOneGraph(String version) throws IOException {
        List<String> shown = maps(yaml(version), "graphs").stream()
                .flatMap(graph -> maps(graph, "graph_items").stream())
                .map(graphItem -> text(map(graphItem, "item"), "key"))
                .toList();

        assertEquals(keys().stream().sorted().toList(), shown.stream().sorted().toList());
    }

    @Test
    void xmlShowsEachItemInOneGraph() throws Exception {
        List<String> shown = elements(xml(), "graph_item").stream()
                .map(graphItem ->
                        text((Element) graphItem.getElementsByTagName("item").item(0), "key"))
                .toList();

        assertEquals(keys().stream().sorted().toList(), shown.stream().sorted().toList());
    }

    @Test
    void uuidsAreValidAndTheSameInBothVersions() throws IOException {
        Uuids.requireSame(yaml("6.0"), yaml("7.0"));
    }

    @Test
    void readmeListsTheItems() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (Item item : source()) {
            String row = "|%s|%s|Zabbix agent|`%s`|\n".formatted(item.name(), item.description(), item.key());
            assertTrue(readme.contains(row), row);
        }
    }

    private static Map<?, ?> yaml(String version) throws IOException {
        String text = Files.readString(Path.of(version, NAME + ".yaml"));
        return map(new Yaml().load(text), "zabbix_export");
    }

    private static Map<?, ?> template(Map<?, ?> export) {
        List<Map<?, ?>> templates = maps(export, "templates");
        assertEquals(1, templates.size());
        return templates.get(0);
    }

    private static Item item(Map<?, ?> item) {
        return new Item(text(item, "key"), text(item, "name"), text(item, "description"));
    }

    private static Map<?, ?> map(Map<?, ?> map, String name) {
        return (Map<?, ?>) map.get(name);
    }

    private static List<Map<?, ?>> maps(Map<?, ?> map, String name) {
        List<Map<?, ?>> maps = new ArrayList<>();
        ((List<?>) map.get(name)).forEach(value -> maps.add((Map<?, ?>) value));
        return maps;
    }

    private static String text(Map<?, ?> map, String name) {
        return (String) map.get(name);
    }

    private static String values(Map<?, ?> map, String names) {
        return String.join(
                " ",
                Stream.of(names.split(" ", -1)).map(name -> text(map, name)).toList());
    }

    private static Document xml() throws Exception {
        Path file = Path.of("3.0", NAME + ".xml");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static List<Element> elements(Document xml, String name) {
        NodeList nodes = xml.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static Item item(Element item) {
        return new Item(text(item, "key"), text(item, "name"), text(item, "description"));
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
