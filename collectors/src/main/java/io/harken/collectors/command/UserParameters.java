package io.harken.collectors.command;

import io.harken.config.CommandConfig;
import io.harken.config.ConfigEntry;
import io.harken.metric.Check;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.Metric.UserParameterRule;
import io.harken.metric.MetricRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that the user defines by commands.
 *
 * @param metrics in the order of the lines
 * @param warnings about lines with keys that there are without them
 */
public record UserParameters(List<Metric> metrics, List<String> warnings) {
    /** Copies the lists. */
    public UserParameters {
        metrics = List.copyOf(metrics);
        warnings = List.copyOf(warnings);
    }

    /**
     * Takes the lines of a configuration apart.
     *
     * @param builtIn the keys that there are without them
     * @throws UserParameterException if any line is wrong, or defines a key that there is
     */
    public static UserParameters load(CommandConfig config, MetricRegistry builtIn, ShellCommands commands)
            throws UserParameterException {
        Map<String, UserParameter> byKey = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        List<UserParameterException> problems = new ArrayList<>();
        for (ConfigEntry entry : config.userParameters()) {
            try {
                UserParameter parameter = UserParameter.parse(entry);
                warning(parameter, builtIn).ifPresent(warnings::add);
                if (!isIgnored(parameter, builtIn) && byKey.putIfAbsent(parameter.key(), parameter) != null) {
                    throw parameter.exists();
                }
            } catch (UserParameterException e) {
                problems.add(e);
            }
        }
        if (!problems.isEmpty()) {
            throw UserParameterException.all(problems);
        }
        List<Metric> metrics = new ArrayList<>();
        byKey.values().forEach(each -> metrics.add(metric(each, config, commands)));
        return new UserParameters(metrics, warnings);
    }

    private static boolean isIgnored(UserParameter parameter, MetricRegistry builtIn) {
        return builtIn.find(parameter.key())
                .filter(metric -> metric.userParameter() == UserParameterRule.IGNORED)
                .isPresent();
    }

    /** What is said of a parameter with the key of a metric. */
    private static Optional<String> warning(UserParameter parameter, MetricRegistry builtIn)
            throws UserParameterException {
        Optional<Metric> metric = builtIn.find(parameter.key());
        if (metric.isEmpty()) {
            return Optional.empty();
        }
        return switch (metric.get().userParameter()) {
            case REFUSED -> throw parameter.exists();
            case IGNORED -> Optional.of(warning(parameter, "is ignored"));
            case PREFERRED -> Optional.of(warning(parameter, "answers"));
        };
    }

    private static String warning(UserParameter parameter, String what) {
        return "user parameter \"" + parameter.entry().value() + "\" " + what + ": key \"" + parameter.key()
                + "\" is built in; \"" + parameter.entry().name() + "\" is given "
                + parameter.entry().place();
    }

    private static Metric metric(UserParameter parameter, CommandConfig config, ShellCommands commands) {
        CommandDirectory directory =
                config.directory().map(CommandDirectory::new).orElse(CommandDirectory.ROOT);
        CommandTemplate template = new CommandTemplate(parameter.command(), config.unsafe());
        Check.FromCommand check = (parameters, timeout) -> commands.run(
                parameter.flexible() ? template.command(parameters) : parameter.command(), directory, timeout);
        return new Metric(
                parameter.key(),
                parameter.flexible() ? Metric.ANY : "",
                "",
                new Documentation("User parameter.", "", ""),
                check);
    }
}
