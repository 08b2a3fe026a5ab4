package io.harken.packaging;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that speak TLS only, by the variables of the images of Zabbix and as Kubernetes gives a pod its Secret. */
@Tag("peers")
class ContainerTlsIT {
    private static final Duration LIVENESS = Duration.ofSeconds(30);
    private static final List<String> HEALTHCHECK = List.of("/opt/harken/bin/harken", "--healthcheck");
    private static final String RELATIVE = "/var/lib/zabbix/enc";

    /** The group of the agent in the image. */
    private static final String GROUP = "1995";

    @TempDir
    private Path folder;

    private Path files = Path.of("");

    @BeforeAll
    static void build(@TempDir Path output) throws IOException, InterruptedException {
        Container.buildImage(output);
    }

    @BeforeEach
    void makeFiles() throws IOException, InterruptedException {
        files = TlsFiles.make(folder).folder();
    }

    @Test
    void answersByAKeyOnly() throws Exception {
        List<String> options = options(
                Map.of("ZBX_TLSACCEPT", "psk", "ZBX_TLSPSKIDENTITY", "PSK 001", "ZBX_TLSPSKFILE", "psk"), RELATIVE);
        try (Container container = Container.start(folder, words(options))) {
            awaitAnswer(container, byKey("PSK 001"));
            assertAll(
                    () -> assertTrue(container.ask("agent.ping").contains("Received empty response")),
                    () -> assertEquals(new CommandRun(0, "", ""), container.inside(words(HEALTHCHECK))));
        }
    }

    @Test
    void answersByCertificatesOnly() throws Exception {
        List<String> options = options(
                Map.of(
                        "ZBX_TLSACCEPT", "cert",
                        "ZBX_TLSCAFILE", "ca.crt",
                        "ZBX_TLSCRLFILE", "crl.pem",
                        "ZBX_TLSCERTFILE", "agent.crt",
                        "ZBX_TLSKEYFILE", "agent.key",
                        "ZBX_TLSSERVERCERTSUBJECT", "CN=server-ec"),
                RELATIVE);
        try (Container container = Container.start(folder, words(options))) {
            awaitAnswer(container, byCertificate("server-ec"));
            assertEquals("", ask(container, byCertificate("server")).out());
            assertTrue(container.log().contains("certificate subject does not match for 127.0.0.1"), container.log());
        }
    }

    @Test
    void aPodAnswersByTheKeyOfItsSecret() throws Exception {
        Rendered rendered = pod();
        Files.setPosixFilePermissions(
                files.resolve("psk"), PosixFilePermissions.fromString("r--r-----")); // its mode in the manifest
        Container.succeed(CommandRun.of(
                folder, List.of("chgrp", GROUP, files.resolve("psk").toString())));
        try (Container container = Container.start(folder, words(podOptions(rendered, Optional.of(files))))) {
            awaitAnswer(container, byKey("nodes"));
            for (Probe probe : List.of(
                    rendered.container().getStartupProbe(),
                    rendered.container().getLivenessProbe(),
                    rendered.container().getReadinessProbe())) {
                assertEquals(
                        new CommandRun(0, "", ""),
                        container.inside(words(probe.getExec().getCommand())));
            }
            assertTrue(!container.log().contains("is not secret"), container.log());
        }
    }

    @Test
    void aPodWhoseSecretHasNoKeyDoesNotStart() throws Exception {
        try (Container container = Container.start(folder, words(podOptions(pod(), Optional.empty())))) {
            assertTrue(Await.until(LIVENESS, () -> container.state().equals("exited 1")), container.state());
            assertTrue(container.log().contains("/etc/harken/tls/psk"), container.log());
        }
    }

    /** The site with the component for keys. */
    private Rendered pod() throws IOException, InterruptedException {
        return Rendered.withComponents(folder, Path.of("kubernetes"));
    }

    /** What a cluster makes of a manifest, as far as it is about the key. */
    private static List<String> podOptions(Rendered rendered, Optional<Path> secret) {
        Map<String, String> values = Map.of("identity", "nodes");
        List<String> options = new ArrayList<>();
        for (EnvVar variable : rendered.container().getEnv()) {
            if (variable.getName().startsWith("ZBX_TLS")) {
                String value = variable.getValue() == null
                        ? requireNonNull(values.get(
                                variable.getValueFrom().getSecretKeyRef().getKey()))
                        : variable.getValue();
                options.addAll(List.of("-e", variable.getName() + "=" + value));
            }
        }
        secret.ifPresent(files ->
                options.addAll(List.of("-v", files + ":" + rendered.mount("tls").getMountPath() + ":ro")));
        return options;
    }

    private List<String> options(Map<String, String> variables, String mounted) {
        Stream<String> environment = variables.entrySet().stream()
                .flatMap(variable -> Stream.of("-e", variable.getKey() + "=" + variable.getValue()));
        return Stream.concat(environment, Stream.of("-v", files + ":" + mounted + ":ro"))
                .toList();
    }

    private List<String> byKey(String identity) {
        return List.of("--tls-connect", "psk", "--tls-psk-identity", identity, "--tls-psk-file", file("psk"));
    }

    private List<String> byCertificate(String name) {
        return List.of(
                "--tls-connect",
                "cert",
                "--tls-ca-file",
                file("ca.crt"),
                "--tls-cert-file",
                file(name + ".crt"),
                "--tls-key-file",
                file(name + ".key"));
    }

    private String file(String name) {
        return files.resolve(name).toString();
    }

    private static CommandRun ask(Container container, List<String> how) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("../target/peers/bin/zabbix_get-7.0", "-s", "127.0.0.1", "-k", "agent.ping"));
        command.addAll(how);
        return container.inNetwork(words(command));
    }

    private static void awaitAnswer(Container container, List<String> how) throws IOException, InterruptedException {
        boolean answers = Await.until(LIVENESS, () -> ask(container, how).out().equals("1\n"));
        assertTrue(answers, container.log());
    }

    private static String[] words(List<String> words) {
        return words.toArray(new String[0]);
    }
}
