package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.List;
import java.util.function.Function;

/** What {@code kubectl} would send to a cluster. */
record Rendered(List<HasMetadata> objects) {
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
