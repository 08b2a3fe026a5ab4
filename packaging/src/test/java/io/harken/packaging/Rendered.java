package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** What {@code kubectl} would send to a cluster. */
record Rendered(List<HasMetadata> objects) {
    /**
     * Renders a kustomization.
     *
     * @param output a folder for what {@code kubectl} prints
     */
    static Rendered of(Path output, Path kustomization) throws IOException, InterruptedException {
        String kubectl = Path.of(System.getProperty("harken.peers", "target/peers/bin"), "kubectl")
                .toString();
        CommandRun run = CommandRun.of(output, List.of(kubectl, "kustomize", kustomization.toString()));
        assertEquals("", run.err());
        assertEquals(0, run.exitCode());
        return new Rendered(Manifest.parse(run.out()));
    }

    /**
     * Renders the site with all of its components.
     *
     * @param output a folder that gets a copy of the manifests
     */
    static Rendered withComponents(Path output, Path manifests) throws IOException, InterruptedException {
        CommandRun.of(output, List.of("cp", "-R", manifests.toString(), output.toString()));
        Path site = output.resolve("kubernetes/site");
        Path file = site.resolve("kustomization.yaml");
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^# (components:|  - )", "$1"));
        return of(output, site);
    }

    List<String> kinds() {
        return objects.stream().map(HasMetadata::getKind).sorted().toList();
    }

    <T> T only(Class<T> type) {
        List<T> found =
                objects.stream().filter(type::isInstance).map(type::cast).toList();
        assertEquals(1, found.size(), type.getSimpleName());
        return found.get(0);
    }

    PodSpec pod() {
        return only(DaemonSet.class).getSpec().getTemplate().getSpec();
    }

    Container container() {
        assertEquals(1, pod().getContainers().size());
        return pod().getContainers().get(0);
    }

    List<String> variables() {
        return container().getEnv().stream().map(EnvVar::getName).sorted().toList();
    }

    EnvVar variable(String name) {
        return named(container().getEnv(), EnvVar::getName, name);
    }

    List<String> volumes() {
        return pod().getVolumes().stream().map(Volume::getName).sorted().toList();
    }

    Volume volume(String name) {
        return named(pod().getVolumes(), Volume::getName, name);
    }

    VolumeMount mount(String name) {
        return named(container().getVolumeMounts(), VolumeMount::getName, name);
    }

    private static <T> T named(List<T> all, Function<T, String> nameOf, String name) {
        return all.stream()
                .filter(one -> nameOf.apply(one).equals(name))
                .findFirst()
                .orElseThrow();
    }
}
