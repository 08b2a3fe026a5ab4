package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is shipped names its parts and brings their licences along. */
class LicencesIT {
    private static final Path HOME = Path.of("target/harken");
    private static final Set<String> OWN = Set.of("agent-core", "agent-server", "collectors");

    /** A jar without a class, and one of which only the libraries are shipped. */
    private static final Set<String> NOT_AS_JAR = Set.of("netty-all", "netty-transport-native-epoll");

    /** As the next, where Maven is online for sure: else it makes no bill of materials. */
    @Tag("peers")
    @Test
    void theBillOfMaterialsHoldsTheJarsAndNothingElse() throws IOException {
        Set<String> shipped = files("lib", ".jar");
        shipped.addAll(NOT_AS_JAR);
        assertEquals(shipped, components("sbom/harken.cdx.json").keySet());
    }

    @Tag("peers")
    @Test
    void eachPartOfOthersHasALicenceInTheBillOfMaterials() throws IOException {
        Map<String, JsonNode> parts = components("sbom/harken.cdx.json");
        parts.keySet().removeAll(OWN);
        parts.forEach((name, part) -> assertTrue(part.path("licenses").size() > 0, name));
    }

    @Test
    void theRuntimeHasABillOfMaterialsOfItsOwn() throws IOException {
        JsonNode runtime = read("sbom/runtime.cdx.json").at("/components/0");
        assertEquals("OpenJDK", runtime.path("name").asText());
        assertTrue(Files.readString(HOME.resolve("runtime/made-from"))
                .contains(" " + runtime.path("version").asText() + " by "
                        + runtime.at("/supplier/name").asText() + "\n"));
        assertEquals(
                "GPL-2.0-only WITH Classpath-exception-2.0",
                runtime.at("/licenses/0/expression").asText());
    }

    @Test
    void theReadmeNamesTheJarsAndTheTextsThatAreThere() throws IOException {
        Set<String> named = Pattern.compile("`([\\w.-]+)`")
                .matcher(Files.readString(HOME.resolve("licenses/README.md")))
                .results()
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = files("licenses", "");
        there.remove("README.md");
        files("lib", ".jar").forEach(name -> there.add(name + ".jar"));
        assertEquals(there, named);
    }

    /** Names of files, without their ending. */
    private static Set<String> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Map<String, JsonNode> components(String file) throws IOException {
        Map<String, JsonNode> components = new TreeMap<>();
        for (JsonNode component : read(file).path("components")) {
            components.put(component.path("name").asText(), component);
        }
        return components;
    }

    private static JsonNode read(String file) throws IOException {
        return new ObjectMapper().readTree(HOME.resolve(file).toFile());
    }
}
