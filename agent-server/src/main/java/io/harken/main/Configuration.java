package io.harken.main;

import io.harken.config.AgentConfig;
import io.harken.config.AgentConfigReader;
import io.harken.config.ConfigException;
import io.harken.config.ConfigUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The configuration the agent runs with.
 *
 * @param config what it says
 * @param file the file it stands in, in {@link io.harken.item.ByteText}; none if it is built in
 * @param origin the line that says where it comes from
 */
record Configuration(AgentConfig config, Optional<String> file, String origin) {
    /** The file that is read without {@code -c}. */
    static final Path STANDARD_FILE = Path.of("/etc/zabbix/harken.conf");

    /**
     * Reads the file after {@code -c}, else the standard file, else takes the built-in defaults.
     *
     * @param given the file after {@code -c}, in {@link io.harken.item.ByteText}
     * @param standard the standard file
     * @param use what the configuration is for
     */
    static Configuration load(Optional<String> given, Path standard, ConfigUse use) throws ConfigException {
        if (given.isEmpty() && !Files.exists(standard)) {
            return new Configuration(
                    AgentConfig.defaults(),
                    Optional.empty(),
                    "no configuration file: using built-in defaults (no " + standard + ")");
        }
        String file = given.orElse(standard.toString());
        return new Configuration(
                AgentConfigReader.read(file, use), Optional.of(file), "using configuration file: " + file);
    }

    /** What the file says by now, or what is built in. */
    AgentConfig reread() throws ConfigException {
        return file.isPresent() ? AgentConfigReader.read(file.get(), ConfigUse.VALIDATE) : config;
    }
}
