package io.harken.main;

import io.harken.config.ConfigUse;
import io.harken.main.GivenOptions.BadOptionException;
import io.harken.main.RuntimeCommand.BadRuntimeCommandException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for on the command line. Arguments are {@link io.harken.item.ByteText}.
 *
 * <p>Grammar, complaints and their order are those of {@code zabbix_agentd} 7.0.
 */
sealed interface CommandLine {
    /**
     * Run the agent.
     *
     * @param configFile the file after {@code -c}
     * @param use {@link ConfigUse#FOREGROUND} with {@code -f}, else {@link ConfigUse#BACKGROUND}
     */
    record Run(Optional<String> configFile, ConfigUse use) implements CommandLine {}

    /**
     * Answer one item key.
     *
     * @param configFile the file after {@code -c}
     * @param key the item key
     */
    record TestItem(Optional<String> configFile, String key) implements CommandLine {}

    /**
     * Answer an example of every item key.
     *
     * @param configFile the file after {@code -c}
     */
    record PrintItems(Optional<String> configFile) implements CommandLine {}

    /**
     * Say whether the configuration is right.
     *
     * @param configFile the file after {@code -c}
     */
    record TestConfig(Optional<String> configFile) implements CommandLine {}

    /**
     * Tell a running agent something.
     *
     * @param configFile the file after {@code -c}
     * @param command what to tell it
     */
    record Control(Optional<String> configFile, RuntimeCommand command) implements CommandLine {}

    /**
     * Say whether the agent that runs with a configuration answers.
     *
     * @param configFile the file after {@code -c}
     */
    record CheckHealth(Optional<String> configFile) implements CommandLine {}

    /** Print the help. */
    record Help() implements CommandLine {}

    /** Print the version. */
    record Version() implements CommandLine {}

    /**
     * An option that cannot be understood: say so, print the usage, exit 1.
     *
     * @param complaint what to say
     */
    record Misspelt(String complaint) implements CommandLine {}

    /**
     * Options that do not go together, arguments that are no options, or an unknown command to a running agent: say so,
     * exit 1.
     *
     * @param complaints what to say
     */
    record Refused(List<String> complaints) implements CommandLine {}

    /** Reads the arguments. */
    static CommandLine parse(Collection<String> arguments) {
        try {
            GivenOptions options = new GivenOptions(arguments);
            Optional<Option> immediate = options.immediate();
            if (immediate.isPresent()) {
                return immediate.get() == Option.HELP ? new Help() : new Version();
            }
            List<String> complaints = complaints(options);
            return complaints.isEmpty() ? request(options) : new Refused(complaints);
        } catch (BadOptionException e) {
            return new Misspelt(e.text());
        } catch (BadRuntimeCommandException e) {
            return new Refused(List.of(e.text()));
        }
    }

    private static List<String> complaints(GivenOptions options) {
        List<String> repeated = repeated(options);
        if (!repeated.isEmpty()) {
            return repeated;
        }
        int requests = options.count(Option.PRINT)
                + options.count(Option.TEST)
                + options.count(Option.TEST_CONFIG)
                + options.count(Option.CONTROL);
        if (requests > 0 && options.count(Option.HEALTH_CHECK) > 0) {
            return List.of("option " + Option.HEALTH_CHECK.names() + " can be used with \"-c\" only");
        }
        if (requests > 1) {
            return List.of(
                    "only one of options \"-p\" or \"--print\", \"-t\" or \"--test\",\"-T\" or \"--test-config\","
                            + " \"-R\" or \"--runtime-control\" can be used");
        }
        List<String> invalid = new ArrayList<>();
        for (String argument : options.others()) {
            invalid.add("invalid parameter \"" + argument + "\"");
        }
        return invalid;
    }

    private static List<String> repeated(GivenOptions options) {
        List<String> complaints = new ArrayList<>();
        for (Option option : Option.values()) {
            if (options.count(option) > 1) {
                complaints.add("option " + option.names() + " specified multiple times");
            }
        }
        return complaints;
    }

    private static CommandLine request(GivenOptions options) {
        Optional<String> config = options.value(Option.CONFIG);
        Optional<String> key = options.value(Option.TEST);
        if (key.isPresent()) {
            return new TestItem(config, key.get());
        }
        if (options.count(Option.PRINT) > 0) {
            return new PrintItems(config);
        }
        if (options.count(Option.TEST_CONFIG) > 0) {
            return new TestConfig(config);
        }
        if (options.command().isPresent()) {
            return new Control(config, options.command().get());
        }
        if (options.count(Option.HEALTH_CHECK) > 0) {
            return new CheckHealth(config);
        }
        return new Run(config, options.count(Option.FOREGROUND) > 0 ? ConfigUse.FOREGROUND : ConfigUse.BACKGROUND);
    }
}
