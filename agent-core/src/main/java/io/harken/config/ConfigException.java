package io.harken.config;

import java.util.List;

/** Thrown when a configuration cannot be used. Says everything that is wrong with it, not only the first thing. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ConfigException(List<String> problems) {
        super(String.join("\n", problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** The lines to print, in order: the first is the one that {@code zabbix_agentd} prints. */
    public List<String> problems() {
        return problems;
    }
}
