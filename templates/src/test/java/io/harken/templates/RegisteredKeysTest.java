package io.harken.templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.harken.check.CheckExecutor;
import io.harken.check.CheckResult;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.LinuxCollectors;
import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.Surroundings;
import io.harken.config.AgentConfig;
import io.harken.item.ItemValue;
import io.harken.metric.MetricRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Every item of the templates has a value on the host that runs the test. */
class RegisteredKeysTest {
    private final ScheduledExecutorService readings = Executors.newSingleThreadScheduledExecutor();
    private final CheckExecutor executor = new CheckExecutor();
    private final ShellCommands commands = new ShellCommands(environment -> {});
    private final Surroundings surroundings = new Surroundings(
            HostPaths.under(Path.of("/")), System::nanoTime, InstantSource.system(), () -> ZoneOffset.UTC, Map.of());
    private final PassiveCheckService service = new PassiveCheckService(
            MetricRegistry.of(
                    LinuxCollectors.of(AgentConfig.defaults(), surroundings, commands, readings, Optional.empty())),
            executor);

    static List<String> keys() throws IOException {
        return Files.readAllLines(Path.of("src/main/template/items.tsv"), UTF_8).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void isAnsweredWithAnUnsignedNumber(String key) {
        CheckResult result =
                service.run(new PassiveCheck(key, Duration.ofSeconds(30))).join();

        assertEquals(
                ItemValue.Type.UNSIGNED,
                assertInstanceOf(CheckResult.Value.class, result).item().type());
    }

    /** Those of the host, but that of a network namespace which is not there, and of the item that takes five minutes. */
    static List<String> samples() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/answers.tsv"), UTF_8).stream()
                .filter(line -> line.startsWith("tcp.") && !line.matches("tcp\\.(status\\.get\\[,4711|stuck).*"))
                .toList();
    }

    @Test
    void saysHowLongItMustStillLookForStuckSockets() {
        CheckResult result = service.run(new PassiveCheck("tcp.stuck[closewait,300]", Duration.ofSeconds(30)))
                .join();

        assertEquals(new CheckResult.NotSupported("history covers 0 of 300 s"), result);
    }

    /** The template takes nothing from an answer but what its sample has. */
    @ParameterizedTest
    @MethodSource("samples")
    void isAnsweredAsInTheSample(String line) {
        String[] sample = line.split("\t", 2);
        CheckResult result =
                service.run(new PassiveCheck(sample[0], Duration.ofSeconds(30))).join();

        String answer = assertInstanceOf(CheckResult.Value.class, result).item().text();
        assertHasForm("$", new Yaml().load(sample[1]), new Yaml().load(answer));
    }

    private static void assertHasForm(String path, Object sample, Object answer) {
        if (sample instanceof Map<?, ?> members) {
            Map<?, ?> answered = assertInstanceOf(Map.class, answer, path);
            members.forEach((name, value) -> {
                // What the module counts is there only where it is loaded.
                if (answered.containsKey(name) || !name.equals("conntrack")) {
                    assertHasForm(path + "." + name, value, answered.get(name));
                }
            });
        } else if (sample instanceof List<?> elements) {
            List<?> answered = assertInstanceOf(List.class, answer, path);
            answered.forEach(element -> assertHasForm(path + "[]", elements.get(0), element));
        } else {
            Class<?> type = sample instanceof Number ? Number.class : String.class;
            assertInstanceOf(type, answer, path);
        }
    }

    @AfterEach
    void close() {
        executor.close();
        commands.close();
        readings.shutdownNow();
    }
}
