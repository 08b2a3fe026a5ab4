package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harken.config.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines are those of {@code zabbix_agentd} 7.0.22. */
class RuntimeControlTest {
    private static final String INCREASED = "INFO log level has been increased to 4 (debug)";

    private final LoggedLines logged = new LoggedLines();
    private final List<Integer> levels = new ArrayList<>();

    @AfterEach
    void stop() {
        logged.close();
    }

    static Stream<Arguments> targets() {
        return Stream.of(
                arguments("", INCREASED),
                arguments("=main", INCREASED),
                arguments("=collector,1", INCREASED),
                arguments("=listener", INCREASED),
                arguments("=listener,7", INCREASED),
                arguments("=4711", INCREASED),
                arguments("=listener,8", "ERROR cannot redirect signal: \"listener #8\" process does not exist"),
                arguments("=active checks", "ERROR cannot redirect signal: \"active checks\" process does not exist"),
                arguments("=poller,3", "ERROR cannot redirect signal: \"poller #3\" process does not exist"));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void changesTheLevelWhereThereIsSuchAProcess(String target, String line) throws Exception {
        run(control(3), "log_level_increase" + target);

        assertEquals(List.of(line), logged.lines());
        assertEquals(line.equals(INCREASED) ? List.of(4) : List.of(), levels);
    }

    @Test
    void theProcessOfSomebodyElseIsLeftAlone() throws Exception {
        run(control(3), "log_level_increase=1");

        assertEquals(List.of(), logged.lines());
        assertEquals(List.of(), levels);
    }

    @Test
    void theLevelStaysWithinItsBounds() throws Exception {
        RuntimeControl control = control(2);
        for (int i = 0; i < 4; i++) {
            run(control, "log_level_increase");
        }
        for (int i = 0; i < 6; i++) {
            run(control, "log_level_decrease");
        }

        assertEquals(List.of(3, 4, 5, 4, 3, 2, 1, 0), levels);
        assertEquals(
                "INFO log level has been increased to 5 (trace)", logged.lines().get(2));
        assertEquals(
                "INFO cannot increase log level: maximum level has been already set",
                logged.lines().get(3));
        assertEquals(
                "INFO log level has been decreased to 0 (none)", logged.lines().get(8));
        assertEquals(
                "INFO cannot decrease log level: minimum level has been already set",
                logged.lines().get(9));
    }

    @Test
    void saysWhetherUserParametersWereReloaded() throws Exception {
        List<String> problems = new ArrayList<>();
        RuntimeControl control = new RuntimeControl(
                4711,
                7,
                new LogLevel(3, levels::add),
                () -> {
                    if (!problems.isEmpty()) {
                        throw new ConfigException(problems);
                    }
                },
                null);
        run(control, "userparameter_reload");
        problems.add("user parameter \"bad\": not comma-separated");
        run(control, "userparameter_reload");

        assertEquals(
                List.of(
                        "INFO user parameters reloaded [listener #1]",
                        "ERROR cannot reload user parameters [listener #1], user parameter \"bad\": not comma-separated"),
                logged.lines());
    }

    @Test
    void saysWhetherKeysWereReloaded() throws Exception {
        List<String> problems = new ArrayList<>();
        RuntimeControl control = new RuntimeControl(4711, 7, new LogLevel(3, levels::add), () -> {}, () -> {
            if (!problems.isEmpty()) {
                throw new ConfigException(problems);
            }
        });
        run(control, "tls_reload");
        problems.add("invalid PSK in file \"/psk\"");
        problems.add("cannot parse CRL file \"/crl\": Permission denied");
        run(control, "tls_reload");
        run(control(3), "tls_reload");

        assertEquals(
                List.of(
                        "INFO keys and certificates reloaded",
                        "ERROR cannot reload keys and certificates: invalid PSK in file \"/psk\"",
                        "ERROR cannot reload keys and certificates: cannot parse CRL file \"/crl\": Permission denied",
                        "ERROR cannot reload keys and certificates: TLS has not been accepted since the start"),
                logged.lines());
    }

    private RuntimeControl control(int level) {
        return new RuntimeControl(4711, 7, new LogLevel(level, levels::add), () -> {}, null);
    }

    private static void run(RuntimeControl control, String command) throws Exception {
        control.run(RuntimeCommand.parse(command));
    }
}
