package io.harken.main;

import io.harken.config.AgentConfig;
import io.harken.config.ConfigException;
import io.harken.config.ConfigUse;
import java.util.Optional;

/**
 * The configuration the agent runs with.
 *
 * @param config what it says
 * @param file the file it stands in, in {@link io.harken.item.ByteText}; none if it is built in
 * @param source where it comes from
 */
record Configuration(AgentConfig config, Optional<String> file, ConfigurationSource source) {
    /** The line that says where it comes from. */
    String origin() {
        return source.origin(file);
    }

    /** What the file says by now, or what is built in. */
    AgentConfig reread() throws ConfigException {
        return source.read(file, ConfigUse.VALIDATE);
    }
}
