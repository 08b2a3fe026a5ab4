package io.harken.collectors.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.check.CheckExecutor;
import io.harken.check.CheckResult;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.config.CommandConfig;
import io.harken.config.ConfigEntry;
import io.harken.item.ItemValue;
import io.harken.metric.Check;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.Metric.UserParameterRule;
import io.harken.metric.MetricRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserParametersTest {
    private static final Check.FromMemory ONE = parameters -> ItemValue.unsigned(1);

    private final ShellCommands commands = new ShellCommands(LauncherEnvironment::undo);
    private final CheckExecutor executor = new CheckExecutor();
    private final MetricRegistry builtIn = MetricRegistry.of(List.of(() -> List.of(
            new Metric("agent.ping", new Documentation("1.", "", ""), ONE),
            new Metric(
                    "tcp.status", "a", "listen", new Documentation("Number.", "", ""), ONE, UserParameterRule.IGNORED),
            new Metric(
                    "agent.stats.get",
                    "",
                    "",
                    new Documentation("Numbers.", "", ""),
                    ONE,
                    UserParameterRule.PREFERRED))));

    @AfterEach
    void close() {
        commands.close();
        executor.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "fixed,printf '<%s>' '$1$' \"$#\"| fixed| <$1$><0>",
                "up[*],echo [$1] [$2]| up[x,y]| [x] [y]",
                "up[*],echo [$1] [$2]| up[x,y,z]| [x] [y]",
                "up[*],echo [$1] [$2]| up[]| [] []",
                "up[*],echo [$1] [$2]| up| [] []",
                "empty,| empty| ``",
                "a.b-c_D9[*],echo ok, too| a.b-c_D9| ok, too"
            })
    void aKeyRunsItsCommand(String line, String key, String answer) throws UserParameterException {
        assertEquals(answer, ask(load(line), key));
    }

    @Test
    void aKeyWithoutParametersRefusesThem() throws UserParameterException {
        MetricRegistry registry = load("a,echo $1");

        assertEquals("!Item does not allow parameters.", ask(registry, "a[]"));
        assertEquals("!Item does not allow parameters.", ask(registry, "a[b]"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "``| not comma-separated",
                "a| not comma-separated",
                "a b,echo| syntax error",
                ",x| syntax error",
                "a[],x| syntax error",
                "a[b],x| syntax error",
                "`a[\"*\"],x`| syntax error",
                "a[ *],x| syntax error",
                "a[*,*],x| syntax error",
                "a[*]b,x| syntax error",
                "a[*] ,x| syntax error",
                "a ,x| syntax error",
                "\u00e9,x| syntax error",
                "agent.ping,x| `key \"agent.ping\" already exists`",
                "agent.ping[*],x| `key \"agent.ping\" already exists`"
            })
    void saysWhatIsWrongAndWhere(String line, String problem) {
        UserParameterException refusal = assertThrows(UserParameterException.class, () -> load(line));

        assertEquals(
                List.of(
                        "user parameter \"" + line + "\": " + problem,
                        "\"UserParameter\" is given in config file \"/etc/a.conf\", line 1"),
                refusal.problems());
    }

    @Test
    void saysEverythingThatIsWrong() {
        UserParameterException refusal =
                assertThrows(UserParameterException.class, () -> load("a", "b,1", "b[*],2", "c,3", "d d,4"));

        assertEquals(
                List.of(
                        "user parameter \"a\": not comma-separated",
                        "\"UserParameter\" is given in config file \"/etc/a.conf\", line 1",
                        "user parameter \"b[*],2\": key \"b\" already exists",
                        "\"UserParameter\" is given in config file \"/etc/a.conf\", line 3",
                        "user parameter \"d d,4\": syntax error",
                        "\"UserParameter\" is given in config file \"/etc/a.conf\", line 5"),
                refusal.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp.status[*],/etc/zabbix/scripts/tcp_status.sh $1", "tcp.status,x"})
    void whatIsBetterBuiltInIsPassedOverWithAWarning(String line) throws UserParameterException {
        UserParameters parameters = UserParameters.load(config("a,echo", line), builtIn, commands);

        assertEquals(
                List.of("user parameter \"" + line + "\" is ignored: key \"tcp.status\" is built in;"
                        + " \"UserParameter\" is given in config file \"/etc/a.conf\", line 2"),
                parameters.warnings());
        assertEquals("1", ask(builtIn.with(parameters.metrics()), "tcp.status[listen]"));
    }

    @Test
    void aCommandThatMayBeMeantAnswersInsteadWithAWarning() throws UserParameterException {
        UserParameters parameters = UserParameters.load(config("agent.stats.get,echo mine"), builtIn, commands);

        assertEquals(
                List.of("user parameter \"agent.stats.get,echo mine\" answers: key \"agent.stats.get\" is built in;"
                        + " \"UserParameter\" is given in config file \"/etc/a.conf\", line 1"),
                parameters.warnings());
        assertEquals("mine", ask(builtIn.with(parameters.metrics()), "agent.stats.get"));
        assertEquals("1", ask(builtIn.with(List.of()), "agent.stats.get"));
    }

    @Test
    void evenThereAKeyIsDefinedOnce() {
        assertThrows(UserParameterException.class, () -> load("agent.stats.get,1", "agent.stats.get,2"));
    }

    @Test
    void areListedBehindTheOthersByTheirNames() throws UserParameterException {
        assertEquals(
                List.of("agent.ping", "tcp.status[listen]", "agent.stats.get", "z", "a"),
                load("z[*],echo", "a,echo").all().stream()
                        .map(Metric::exampleKey)
                        .toList());
    }

    private MetricRegistry load(String... lines) throws UserParameterException {
        return builtIn.with(
                UserParameters.load(config(lines), builtIn, commands).metrics());
    }

    private static CommandConfig config(String... lines) {
        List<ConfigEntry> entries = new ArrayList<>();
        for (String line : lines) {
            entries.add(new ConfigEntry("UserParameter", line, "/etc/a.conf", entries.size() + 1));
        }
        return new CommandConfig(entries, Optional.empty(), false, false);
    }

    private String ask(MetricRegistry registry, String key) {
        CheckResult result = new PassiveCheckService(registry, executor)
                .run(new PassiveCheck(key, Duration.ofSeconds(30)))
                .join();
        return result instanceof CheckResult.Value value
                ? value.item().text()
                : "!" + ((CheckResult.NotSupported) result).reason();
    }
}
