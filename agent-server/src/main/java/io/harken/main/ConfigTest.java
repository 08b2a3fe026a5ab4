package io.harken.main;

import io.harken.collectors.command.UserParameterException;
import io.harken.collectors.host.HostPaths;
import io.harken.config.AgentConfig;
import io.harken.config.AgentConfigReader;
import io.harken.config.ConfigException;
import io.harken.config.ConfigUse;
import java.util.function.LongSupplier;

/** Says whether a configuration file is right: {@code -T}. */
final class ConfigTest {
    private final Terminal terminal;
    private final HostPaths host;
    private final LongSupplier nanoClock;

    ConfigTest(Terminal terminal, HostPaths host, LongSupplier nanoClock) {
        this.terminal = terminal;
        this.host = host;
        this.nanoClock = nanoClock;
    }

    /** Checks a file and gives the exit code. */
    int run(String file) throws ConfigException {
        terminal.print("Validating configuration file \"" + file + "\"");
        AgentConfig config = AgentConfigReader.read(file, ConfigUse.VALIDATE);
        terminal.complain(config.warnings());
        try (Assembly assembly = new Assembly(config, host, nanoClock)) {
            assembly.name().required();
            terminal.complain(assembly.use(config.commands()));
        } catch (UserParameterException e) {
            throw e.stopping("ERROR: ");
        }
        terminal.print("Validation successful");
        return 0;
    }
}
