package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests as {@code kubectl} renders them. */
@Tag("peers")
class KubernetesIT {
    private static final Path FOLDER = Path.of("kubernetes");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/container", "overlays/host", "site"})
    void eachNodeHasAnAgentAtItsOwnAddressWithoutPrivilege(String name) throws Exception {
        Rendered rendered = render(FOLDER.resolve(name));
        DaemonSet set = rendered.only(DaemonSet.class);
        PodSpec pod = rendered.pod();
        SecurityContext security = rendered.container().getSecurityContext();
        ContainerPort port = rendered.container().getPorts().get(0);
        assertAll(
                () -> assertEquals(List.of("ConfigMap", "DaemonSet", "ServiceAccount"), rendered.kinds()),
                () -> assertEquals(
                        set.getSpec().getSelector().getMatchLabels(),
                        set.getSpec().getTemplate().getMetadata().getLabels()),
                () -> assertFalse(set.getSpec().getSelector().getMatchLabels().isEmpty()),
                () -> assertEquals(1, rendered.container().getPorts().size()),
                () -> assertEquals(List.of(10050, 10050), List.of(port.getContainerPort(), port.getHostPort())),
                () -> assertEquals("Exists", pod.getTolerations().get(0).getOperator()),
                () -> assertFalse(pod.getHostNetwork()),
                () -> assertFalse(pod.getHostPID()),
                () -> assertFalse(pod.getHostIPC()),
                () -> assertFalse(security.getPrivileged()),
                () -> assertFalse(security.getAllowPrivilegeEscalation()),
                () -> assertTrue(security.getReadOnlyRootFilesystem()),
                () -> assertEquals(List.of("ALL"), security.getCapabilities().getDrop()),
                () -> assertEquals(List.of(), security.getCapabilities().getAdd()),
                () -> assertTrue(pod.getSecurityContext().getRunAsNonRoot()),
                () -> assertEquals(
                        List.of(1997L, 1995L, 1995L),
                        List.of(
                                pod.getSecurityContext().getRunAsUser(),
                                pod.getSecurityContext().getRunAsGroup(),
                                pod.getSecurityContext().getFsGroup())),
                () -> assertEquals(
                        "RuntimeDefault",
                        pod.getSecurityContext().getSeccompProfile().getType()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/container", "overlays/host", "site"})
    void theClusterGivesItNothingButItsConfiguration(String name) throws Exception {
        Rendered rendered = render(FOLDER.resolve(name));
        assertAll(
                () -> assertEquals(
                        rendered.only(ConfigMap.class).getMetadata().getName(),
                        rendered.container()
                                .getEnvFrom()
                                .get(0)
                                .getConfigMapRef()
                                .getName()),
                () -> assertEquals(
                        "spec.nodeName",
                        rendered.variable("ZBX_HOSTNAME")
                                .getValueFrom()
                                .getFieldRef()
                                .getFieldPath()),
                () -> assertEquals(
                        rendered.only(ServiceAccount.class).getMetadata().getName(),
                        rendered.pod().getServiceAccountName()),
                () -> assertFalse(rendered.only(ServiceAccount.class).getAutomountServiceAccountToken()),
                () -> assertFalse(rendered.pod().getAutomountServiceAccountToken()),
                () -> assertFalse(rendered.pod().getEnableServiceLinks()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/container", "overlays/host", "site"})
    void itsHealthIsAskedSeldomAndItsMemoryIsBounded(String name) throws Exception {
        Container container = render(FOLDER.resolve(name)).container();
        List<Probe> probes =
                List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe());
        for (Probe probe : probes) {
            assertEquals(
                    List.of("/opt/harken/bin/harken", "--healthcheck"),
                    probe.getExec().getCommand());
        }
        assertEquals(
                List.of(2, 60, 60), probes.stream().map(Probe::getPeriodSeconds).toList());
        assertEquals(
                Map.of("memory", new Quantity("128Mi")),
                container.getResources().getLimits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/container"})
    void aPodAnswersForItself(String name) throws Exception {
        Rendered rendered = render(FOLDER.resolve(name));
        assertEquals(List.of("tls"), rendered.volumes());
        assertEquals(List.of("ZBX_HOSTNAME"), rendered.variables());
        assertEquals(
                Map.of("ZBX_SERVER_HOST", ""), rendered.only(ConfigMap.class).getData());
    }

    @Test
    void aPodAnswersForItsNodeByTheKernelOfTheNode() throws Exception {
        Rendered rendered = render(FOLDER.resolve("overlays/host"));
        assertEquals(List.of("proc", "sys", "tls"), rendered.volumes());
        for (String name : List.of("proc", "sys")) {
            assertEquals("/" + name, rendered.volume(name).getHostPath().getPath());
            assertEquals("/host/" + name, rendered.mount(name).getMountPath());
            assertTrue(rendered.mount(name).getReadOnly());
        }
        assertEquals(List.of("HARKEN_HOST_ROOT", "ZBX_HOSTNAME"), rendered.variables());
        assertEquals("/host", rendered.variable("HARKEN_HOST_ROOT").getValue());
    }

    @Test
    void aKeyMayLieInASecretThatNeedNotBeThere() throws Exception {
        Rendered rendered = render(FOLDER.resolve("base"));
        assertEquals("harken-tls", rendered.volume("tls").getSecret().getSecretName());
        assertTrue(rendered.volume("tls").getSecret().getOptional());
        // Read by the group of the agent, and by nobody else.
        assertEquals(0440, rendered.volume("tls").getSecret().getDefaultMode());
        assertEquals("/etc/harken/tls", rendered.mount("tls").getMountPath());
    }

    @Test
    void aSiteIsOneFile() throws Exception {
        Rendered rendered = render(FOLDER.resolve("site"));
        for (HasMetadata object : rendered.objects()) {
            assertEquals("monitoring", object.getMetadata().getNamespace());
        }
        assertEquals(
                Map.of("ZBX_SERVER_HOST", "192.0.2.10"),
                rendered.only(ConfigMap.class).getData());
        assertEquals("registry.example.com/harken:0.1.0", rendered.container().getImage());
        // Its name has changed with its content, so that the agents start anew.
        assertNotEquals(
                render(FOLDER.resolve("base"))
                        .only(ConfigMap.class)
                        .getMetadata()
                        .getName(),
                rendered.only(ConfigMap.class).getMetadata().getName());
    }

    @Test
    void theComponentAsksForAKeyAndNeverDoesWithoutOne() throws Exception {
        Rendered rendered = Rendered.withComponents(folder, FOLDER);

        assertEquals("psk", rendered.variable("ZBX_TLSACCEPT").getValue());
        assertEquals("/etc/harken/tls/psk", rendered.variable("ZBX_TLSPSKFILE").getValue());
        SecretKeySelector identity =
                rendered.variable("ZBX_TLSPSKIDENTITY").getValueFrom().getSecretKeyRef();
        assertEquals("harken-tls", identity.getName());
        assertEquals("identity", identity.getKey());
        assertNotEquals(true, identity.getOptional());
    }

    private Rendered render(Path kustomization) throws IOException, InterruptedException {
        return Rendered.of(folder, kustomization);
    }
}
