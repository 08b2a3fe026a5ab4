package io.harken.config;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration, in the order in which {@code zabbix_agentd} would come across it. */
final class Problems {
    /** A file with more is not a configuration file, and all of it would have to be held. */
    private static final int LIMIT = 1000;

    private final List<String> lines = new ArrayList<>();
    private int errors;

    void error(String text) {
        lines.add(text);
        errors++;
    }

    /** Explains the error before it. */
    void hint(String text) {
        lines.add(text);
    }

    /** Notes what stops nothing. */
    void warning(String text) {
        lines.add("Warning: " + text);
    }

    boolean any() {
        return errors > 0;
    }

    boolean tooMany() {
        return errors >= LIMIT;
    }

    /** The warnings of a configuration that has no errors. */
    List<String> warnings() throws ConfigException {
        if (any()) {
            throw new ConfigException(lines);
        }
        return lines;
    }
}
