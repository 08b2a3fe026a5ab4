package io.harken.main;

import io.harken.collectors.command.UserParameterException;
import io.harken.collectors.host.Surroundings;
import io.harken.config.AgentConfig;
import io.harken.config.ConfigException;
import io.harken.config.ConfigUse;
import java.util.Optional;

/** Says whether a configuration is right: {@code -T}. */
final class ConfigTest {
    private final Terminal terminal;
    private final ConfigurationSource source;
    private final Surroundings surroundings;

    ConfigTest(Terminal terminal, ConfigurationSource source, Surroundings surroundings) {
        this.terminal = terminal;
        this.source = source;
        this.surroundings = surroundings;
    }

    /** Checks the file after {@code -c}, else the standard file, and gives the exit code. */
    int run(Optional<String> given) throws ConfigException {
        Optional<String> file = source.container().isPresent()
                ? source.file(given)
                : given.or(() -> Optional.of(source.standardFile().toString()));
        terminal.print("Validating "
                + file.map(name -> "configuration file \"" + name + "\"").orElse(source.inContainer()));
        AgentConfig config = source.read(file, ConfigUse.VALIDATE);
        terminal.complain(config.warnings());
        try (Assembly assembly = new Assembly(config, surroundings)) {
            assembly.name().required();
            terminal.complain(assembly.use(config.commands()));
        } catch (UserParameterException e) {
            throw e.stopping("ERROR: ");
        }
        terminal.print("Validation successful");
        return 0;
    }
}
