package io.harken.collectors.command;

import io.harken.config.ConfigEntry;
import io.harken.config.ConfigException;
import java.util.ArrayList;
import java.util.List;

/** Thrown when user parameters cannot be loaded. Says everything that is wrong with them, not only the first thing. */
public final class UserParameterException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** What is wrong with one line. */
    UserParameterException(ConfigEntry entry, String problem) {
        this(List.of(
                "user parameter \"" + entry.value() + "\": " + problem,
                "\"" + entry.name() + "\" is given " + entry.place()));
    }

    private UserParameterException(List<String> problems) {
        super(String.join("\n", problems), null, false, false);
        this.problems = problems;
    }

    /** All that is wrong. */
    static UserParameterException all(List<UserParameterException> each) {
        List<String> problems = new ArrayList<>();
        each.forEach(one -> problems.addAll(one.problems));
        return new UserParameterException(List.copyOf(problems));
    }

    /**
     * What stops a start, or a test of the configuration.
     *
     * @param prefix stands before the first problem
     */
    public ConfigException stopping(String prefix) {
        List<String> lines = new ArrayList<>(problems);
        lines.set(0, prefix + "cannot load user parameters: " + problems.get(0));
        return new ConfigException(lines);
    }

    /** What to say, each problem followed by its place: the first is what {@code zabbix_agentd} says. */
    public List<String> problems() {
        return problems;
    }
}
