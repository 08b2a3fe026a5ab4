package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.harken.config.ConfigUse;
import io.harken.main.CommandLine.CheckHealth;
import io.harken.main.CommandLine.Control;
import io.harken.main.CommandLine.Help;
import io.harken.main.CommandLine.Misspelt;
import io.harken.main.CommandLine.PrintItems;
import io.harken.main.CommandLine.Refused;
import io.harken.main.CommandLine.Run;
import io.harken.main.CommandLine.TestConfig;
import io.harken.main.CommandLine.TestItem;
import io.harken.main.CommandLine.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Arguments between vertical bars, and what {@code zabbix_agentd} 7.0.22 made of them; {@code --healthcheck} is ours. */
class CommandLineTest {
    private static final Optional<String> X = Optional.of("/x");
    private static final Optional<String> NONE = Optional.empty();
    private static final RuntimeCommand RELOAD = new RuntimeCommand(
            "userparameter_reload", RuntimeCommand.Action.RELOAD_USER_PARAMETERS, new RuntimeCommand.Everyone());

    static Stream<Arguments> understood() {
        return Stream.of(
                arguments("--", new Run(NONE, ConfigUse.BACKGROUND)),
                arguments("-f", new Run(NONE, ConfigUse.FOREGROUND)),
                arguments("--foreground|--config|/x", new Run(X, ConfigUse.FOREGROUND)),
                arguments("-c/x", new Run(X, ConfigUse.BACKGROUND)),
                arguments("-c=a|-f", new Run(Optional.of("=a"), ConfigUse.FOREGROUND)),
                arguments("-c||-f", new Run(Optional.of(""), ConfigUse.FOREGROUND)),
                arguments("--config=|-T", new Run(Optional.of("-T"), ConfigUse.BACKGROUND)),
                arguments("-t|agent.ping", new TestItem(NONE, "agent.ping")),
                arguments("-tagent.ping|-c|/x", new TestItem(X, "agent.ping")),
                arguments("--test|agent.ping", new TestItem(NONE, "agent.ping")),
                arguments("--test=a=b|-c/x", new TestItem(X, "a=b")),
                arguments("--test=|-c/x", new TestItem(NONE, "-c/x")),
                arguments("-t||-c/x", new TestItem(X, "")),
                arguments("-t|-V", new TestItem(NONE, "-V")),
                arguments("-t|--", new TestItem(NONE, "--")),
                arguments("-f|-t|agent.ping", new TestItem(NONE, "agent.ping")),
                arguments("-p", new PrintItems(NONE)),
                arguments("--print|-c/x", new PrintItems(X)),
                arguments("-T|-c|/x|--", new TestConfig(X)),
                arguments("--test-config", new TestConfig(NONE)),
                arguments("-fTc|/x", new TestConfig(X)),
                arguments("-R|userparameter_reload|-c/x|-f", new Control(X, RELOAD)),
                arguments("-Ruserparameter_reload", new Control(NONE, RELOAD)),
                arguments("--runtime-control=userparameter_reload", new Control(NONE, RELOAD)),
                arguments("--healthcheck", new CheckHealth(NONE)),
                arguments("-f|--healthcheck|-c/x", new CheckHealth(X)),
                arguments("--healthcheck|-V", new Version()),
                arguments("-R|userparameter_reload|-h", new Help()),
                arguments("-h", new Help()),
                arguments("-hV", new Help()),
                arguments("-h|-Z", new Help()),
                arguments("--help|x", new Help()),
                arguments("-V", new Version()),
                arguments("-pV", new Version()),
                arguments("-f|-f|-V", new Version()),
                arguments("x|--version|--bogus", new Version()));
    }

    static Stream<Arguments> misspelt() {
        return Stream.of(
                arguments("-Z", "invalid option -- Z"),
                arguments("-xyz", "invalid option -- x"),
                arguments("-p|-t|a|-Z", "invalid option -- Z"),
                arguments("-Z|-h", "invalid option -- Z"),
                arguments("-?", "invalid option -- ?"),
                arguments("-:", "invalid option -- :"),
                arguments("-\u00c3\u00a9", "invalid option -- \u00c3"),
                arguments("-R", "option requires an argument -- R"),
                arguments("--runtime-control=", "option `--runtime-control' requires an argument"),
                arguments("-R|log_level_increase|-Z", "invalid option -- Z"),
                arguments("--bogus", "unrecognized option `--bogus'"),
                arguments("--bogus=1", "unrecognized option `--bogus=1'"),
                arguments("---", "unrecognized option `---'"),
                arguments("--=x", "unrecognized option `--=x'"),
                arguments("--te=agent.ping", "unrecognized option `--te=agent.ping'"),
                arguments("--healthcheck=1", "option `--healthcheck' doesn't allow an argument"),
                arguments("--health", "unrecognized option `--health'"),
                arguments("--foreground=1", "option `--foreground' doesn't allow an argument"),
                arguments("--version=", "option `--version' doesn't allow an argument"),
                arguments("-t", "option requires an argument -- t"),
                arguments("-fc", "option requires an argument -- c"),
                arguments("--test", "option `--test' requires an argument"),
                arguments("--test=", "option `--test' requires an argument"));
    }

    static Stream<Arguments> contradictory() {
        String onlyOne =
                "only one of options \"-p\" or \"--print\", \"-t\" or \"--test\",\"-T\" or \"--test-config\", \"-R\""
                        + " or \"--runtime-control\" can be used";
        return Stream.of(
                arguments("x", List.of("invalid parameter \"x\"")),
                arguments("x|y", List.of("invalid parameter \"x\"", "invalid parameter \"y\"")),
                arguments("-", List.of("invalid parameter \"-\"")),
                arguments("-f|", List.of("invalid parameter \"\"")),
                arguments("--|-T", List.of("invalid parameter \"-T\"")),
                arguments("-tagent.ping|--|-c/x", List.of("invalid parameter \"-c/x\"")),
                arguments("-ptagent.ping", List.of(onlyOne)),
                arguments("-p|-T|x", List.of(onlyOne)),
                arguments("-R|log_level_increase|-p", List.of(onlyOne)),
                arguments("-R|bogus|-h", List.of("invalid runtime control option: bogus")),
                arguments("-p|-R|bogus|-R|b|x", List.of("invalid runtime control option: bogus")),
                arguments(
                        "-R|log_level_increase|-R|log_level_decrease",
                        List.of("option \"-R\" or \"--runtime-control\" specified multiple times")),
                arguments("--healthcheck|-p", List.of("option \"--healthcheck\" can be used with \"-c\" only")),
                arguments("-t|a|--healthcheck|-T", List.of("option \"--healthcheck\" can be used with \"-c\" only")),
                arguments("--healthcheck|--healthcheck", List.of("option \"--healthcheck\" specified multiple times")),
                arguments("-t|a|-T", List.of(onlyOne)),
                arguments("-t|a|-t|b|x", List.of("option \"-t\" or \"--test\" specified multiple times")),
                arguments(
                        "-f|-f|-t|a|-t|b|-c|x|-c|y|-p|-p|-T|-T",
                        List.of(
                                "option \"-c\" or \"--config\" specified multiple times",
                                "option \"-f\" or \"--foreground\" specified multiple times",
                                "option \"-p\" or \"--print\" specified multiple times",
                                "option \"-t\" or \"--test\" specified multiple times",
                                "option \"-T\" or \"--test-config\" specified multiple times")));
    }

    @ParameterizedTest
    @MethodSource("understood")
    void understands(String arguments, CommandLine expected) {
        assertEquals(expected, parse(arguments));
    }

    @ParameterizedTest
    @MethodSource("misspelt")
    void refusesAnOption(String arguments, String complaint) {
        assertEquals(new Misspelt(complaint), parse(arguments));
    }

    @ParameterizedTest
    @MethodSource("contradictory")
    void refusesACombination(String arguments, List<String> complaints) {
        assertEquals(new Refused(complaints), parse(arguments));
    }

    @Test
    void noArgumentsRunTheAgent() {
        assertEquals(new Run(NONE, ConfigUse.BACKGROUND), CommandLine.parse(List.of()));
    }

    private static CommandLine parse(String arguments) {
        return CommandLine.parse(List.of(arguments.split("\\|", -1)));
    }
}
