package io.harken.collectors.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.check.CheckExecutor;
import io.harken.check.CheckResult;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.metric.MetricRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemRunCollectorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "system.run[echo hi]| TEXT hi",
                "system.run[echo hi,]| TEXT hi",
                "system.run[echo hi,wait]| TEXT hi",
                "system.run[sleep 1,nowait]| UNSIGNED 1",
                "system.run| Invalid first parameter.",
                "system.run[]| Invalid first parameter.",
                "system.run[,bad]| Invalid first parameter.",
                "system.run[echo,WAIT]| Invalid second parameter.",
                "system.run[echo,wait ]| Invalid second parameter.",
                "system.run[echo,wait,]| Too many parameters."
            })
    void answersAsZabbixAgentd(String key, String answer) {
        try (ShellCommands commands = new ShellCommands(LauncherEnvironment::undo);
                CheckExecutor executor = new CheckExecutor()) {
            MetricRegistry registry = MetricRegistry.of(List.of(new SystemRunCollector(commands, true)));

            CheckResult result = new PassiveCheckService(registry, executor)
                    .run(new PassiveCheck(key, Duration.ofSeconds(30)))
                    .join();

            assertEquals(
                    answer,
                    result instanceof CheckResult.Value value
                            ? value.item().type() + " " + value.item().text()
                            : ((CheckResult.NotSupported) result).reason());
        }
    }
}
