package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests as they stand in the files, patches among them: every field is one of the API. */
class ManifestTest {
    private static final Path FOLDER = Path.of("kubernetes");

    @ParameterizedTest
    @MethodSource("files")
    void everyFieldIsKnown(Path file) throws IOException {
        assertEquals(1, Manifest.parse(Files.readString(file)).size());
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml"))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "updateStrategy, updateStrategi",
        "hostNetwork, hostNetWork",
        "seccompProfile, seccompprofile",
        "readOnlyRootFilesystem, readOnlyRootFileSystem",
        "hostPort, hostport",
        "fieldPath, field-path",
        "failureThreshold, failureTreshold",
        "optional, optionally",
        "kind: DaemonSet, kind: Service",
    })
    void aMisspeltOneIsRefused(String right, String wrong) throws IOException {
        String text = Files.readString(FOLDER.resolve("base/daemonset.yaml"));
        assertTrue(text.contains(right));
        String misspelt = text.replace(right, wrong);
        String complaint = assertThrows(IllegalArgumentException.class, () -> Manifest.parse(misspelt))
                .toString();
        assertTrue(complaint.contains(wrong.replaceFirst(".*: ", "")), complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "periodSeconds: 2, periodSeconds: two",
        "hostPort: 10050, hostPort: \"10050\"",
        "privileged: false, privileged: \"false\"",
        "value: /host, value: 5",
        "value: /host, value: true",
    })
    void aValueOfAnotherTypeIsRefused(String right, String wrong) throws IOException {
        String text = Files.readString(FOLDER.resolve("base/daemonset.yaml")) + "---\n"
                + Files.readString(FOLDER.resolve("overlays/host/daemonset.yaml"));
        assertEquals(2, Manifest.parse(text).size());
        assertTrue(text.contains(right));
        assertThrows(IllegalArgumentException.class, () -> Manifest.parse(text.replace(right, wrong)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiVersion: v1\nkind: Service\n", "apiVersion: v1\nkind: Pod\n"})
    void aKindThatIsNotOursIsRefused(String manifest) {
        assertThrows(IllegalArgumentException.class, () -> Manifest.parse(manifest));
    }
}
