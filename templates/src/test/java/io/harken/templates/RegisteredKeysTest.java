package io.harken.templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.harken.check.CheckExecutor;
import io.harken.check.CheckResult;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.LinuxCollectors;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ItemValue;
import io.harken.metric.MetricRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every item of the templates has a value on the host that runs the test. */
class RegisteredKeysTest {
    private final ScheduledExecutorService readings = Executors.newSingleThreadScheduledExecutor();
    private final CheckExecutor executor = new CheckExecutor();
    private final PassiveCheckService service = new PassiveCheckService(
            MetricRegistry.of(LinuxCollectors.of(HostPaths.under(Path.of("/")), readings, System::nanoTime)), executor);

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

    @AfterEach
    void close() {
        executor.close();
        readings.shutdownNow();
    }
}
