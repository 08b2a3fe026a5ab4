package io.harken.main;

import io.harken.config.AgentConfigReader;
import io.harken.config.ConfigException;
import io.harken.config.ConfigUse;

/** Says whether a configuration file is right: {@code -T}. */
final class ConfigTest {
    private final Terminal terminal;

    ConfigTest(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Checks a file and gives the exit code. */
    int run(String file) {
        terminal.print("Validating configuration file \"" + file + "\"");
        try {
            terminal.complain(AgentConfigReader.read(file, ConfigUse.VALIDATE).warnings());
        } catch (ConfigException e) {
            terminal.complain(e.problems());
            return 1;
        }
        terminal.print("Validation successful");
        return 0;
    }
}
