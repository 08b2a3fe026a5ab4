package io.harken.collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harken.check.CheckExecutor;
import io.harken.check.CheckResult;
import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.history.Sampler;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.Surroundings;
import io.harken.config.AgentConfig;
import io.harken.item.ByteText;
import io.harken.metric.MetricRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every line of {@code expected.txt} of every folder in {@code src/test/resources/hosts}, which is named after a host:
 * a key, a tab, and its value or {@code !} and the reason why there is none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostsTest {
    private final CheckExecutor checks = new CheckExecutor();
    private final ScheduledExecutorService readings = Executors.newSingleThreadScheduledExecutor();
    private final ShellCommands commands = new ShellCommands(environment -> {});
    private final Map<Path, PassiveCheckService> services = new HashMap<>();
    /** Their clock stands still, so that they take one sample. */
    private final List<Sampler> samplers = new ArrayList<>();

    private Path hosts = Path.of("");

    @BeforeAll
    void findHosts() throws Exception {
        hosts = Path.of(HostsTest.class.getResource("/hosts").toURI());
    }

    @AfterAll
    void close() {
        samplers.forEach(Sampler::close);
        readings.shutdownNow();
        commands.close();
        checks.close();
    }

    Stream<Arguments> expectations() throws IOException {
        try (Stream<Path> folders = Files.list(hosts)) {
            return folders.sorted().toList().stream().flatMap(HostsTest::lines);
        }
    }

    private static Stream<Arguments> lines(Path root) {
        try {
            return Files.readAllLines(root.resolve("expected.txt"), StandardCharsets.ISO_8859_1).stream()
                    .map(line -> line.split("\t", 2))
                    .map(columns -> arguments(root.getFileName(), columns[0], columns[1]));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("expectations")
    void answersWhatTheHostShows(Path host, String key, String expected) {
        Path root = hosts.resolve(host);
        PassiveCheckService service = services.computeIfAbsent(root, this::service);

        CheckResult result =
                service.run(new PassiveCheck(key, Duration.ofSeconds(30))).join();

        assertEquals(expected.replace("{root}", ByteText.utf8(root.toString())), text(result));
    }

    private PassiveCheckService service(Path root) {
        Surroundings surroundings = new Surroundings(
                HostPaths.under(root), System::nanoTime, InstantSource.system(), () -> ZoneOffset.UTC, Map.of());
        Sampler sampler = new Sampler(() -> 0);
        samplers.add(sampler);
        MetricRegistry registry = MetricRegistry.of(
                LinuxCollectors.of(AgentConfig.defaults(), surroundings, commands, readings, Optional.of(sampler)));
        sampler.start();
        return new PassiveCheckService(registry, checks);
    }

    private static String text(CheckResult result) {
        return result instanceof Value value ? value.item().text() : "!" + ((NotSupported) result).reason();
    }
}
