package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harken.main.RuntimeCommand.Action;
import io.harken.main.RuntimeCommand.BadRuntimeCommandException;
import io.harken.main.RuntimeCommand.Everyone;
import io.harken.main.RuntimeCommand.ProcessId;
import io.harken.main.RuntimeCommand.ProcessType;
import io.harken.main.RuntimeCommand.Target;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands, and what {@code zabbix_agentd} 7.0.22 made of them. */
class RuntimeCommandTest {
    private static final String TARGET = "invalid log level control target: ";

    static Stream<Arguments> understood() {
        return Stream.of(
                arguments("userparameter_reload", Action.RELOAD_USER_PARAMETERS, new Everyone()),
                arguments("tls_reload", Action.RELOAD_KEYS, new Everyone()),
                arguments("log_level_increase", Action.INCREASE_LOG_LEVEL, new Everyone()),
                arguments("log_level_decrease", Action.DECREASE_LOG_LEVEL, new Everyone()),
                arguments("log_level_decrease=1", Action.DECREASE_LOG_LEVEL, new ProcessId(1)),
                arguments("log_level_increase=00012", Action.INCREASE_LOG_LEVEL, new ProcessId(12)),
                arguments("log_level_increase=65535", Action.INCREASE_LOG_LEVEL, new ProcessId(65535)),
                arguments("log_level_increase=listener", Action.INCREASE_LOG_LEVEL, type("listener")),
                arguments(
                        "log_level_increase=active checks,2",
                        Action.INCREASE_LOG_LEVEL,
                        new ProcessType("active checks", Optional.of(2))),
                arguments("log_level_increase=snmp trapper", Action.INCREASE_LOG_LEVEL, type("snmp trapper")));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("", "invalid runtime control option: "),
                arguments("userparameter_reload=x", "invalid runtime control option: userparameter_reload=x"),
                arguments("tls_reload=x", "invalid runtime control option: tls_reload=x"),
                arguments("log_level_increasex", "invalid runtime control option: log_level_increasex"),
                arguments("LOG_LEVEL_INCREASE", "invalid runtime control option: LOG_LEVEL_INCREASE"),
                arguments("log_level_increase=", TARGET + "unspecified process identifier or type"),
                arguments("log_level_increase=,1", TARGET + "unspecified process type"),
                arguments("log_level_increase=bogus,", TARGET + "unknown process type \"bogus\""),
                arguments("log_level_increase=Listener", TARGET + "unknown process type \"Listener\""),
                arguments("log_level_increase=-1", TARGET + "unknown process type \"-1\""),
                arguments("log_level_increase= 12", TARGET + "unknown process type \" 12\""),
                arguments("log_level_increase=listener,", TARGET + "unspecified process number"),
                arguments("log_level_increase=listener,0", TARGET + "invalid or unsupported process number \"0\""),
                arguments("log_level_increase=listener,1,2", TARGET + "invalid or unsupported process number \"1,2\""),
                arguments(
                        "log_level_increase=listener,65536",
                        TARGET + "invalid or unsupported process number \"65536\""),
                arguments("log_level_increase=000", TARGET + "invalid or unsupported process identifier"),
                arguments("log_level_increase=1,1", TARGET + "invalid or unsupported process identifier"),
                arguments("log_level_increase=65536", TARGET + "invalid or unsupported process identifier"),
                arguments(
                        "log_level_increase=99999999999999999999",
                        TARGET + "invalid or unsupported process identifier"));
    }

    @ParameterizedTest
    @MethodSource("understood")
    void understands(String text, Action action, Target target) throws Exception {
        assertEquals(new RuntimeCommand(text, action, target), RuntimeCommand.parse(text));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String text, String complaint) {
        assertEquals(
                complaint,
                assertThrows(BadRuntimeCommandException.class, () -> RuntimeCommand.parse(text))
                        .text());
    }

    private static ProcessType type(String name) {
        return new ProcessType(name, Optional.empty());
    }
}
