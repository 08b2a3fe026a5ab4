package io.harken.main;

import io.harken.config.AgentConfig;
import io.harken.config.AgentConfigReader;
import io.harken.config.ConfigException;
import io.harken.config.ConfigUse;
import io.harken.config.ContainerEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where configurations come from. Names of files are {@link io.harken.item.ByteText}.
 *
 * @param standardFile the file that is read without {@code -c}
 * @param container what is said in the environment, if the agent runs in a container
 */
record ConfigurationSource(Path standardFile, Optional<ContainerEnvironment> container) {
    /** Reads the file after {@code -c}, else the standard file, else takes what is built in. */
    Configuration load(Optional<String> given, ConfigUse use) throws ConfigException {
        Optional<String> file = file(given);
        return new Configuration(read(file, use), file, this);
    }

    /** The file after {@code -c}, else the standard file if it exists. */
    Optional<String> file(Optional<String> given) {
        return given.or(() -> Optional.of(standardFile.toString()).filter(name -> Files.exists(standardFile)));
    }

    /** Reads a file, or takes what is built in. */
    AgentConfig read(Optional<String> file, ConfigUse use) throws ConfigException {
        if (container.isPresent()) {
            return AgentConfigReader.readInContainer(file, standardFile, container.get(), use);
        }
        return file.isPresent() ? AgentConfigReader.read(file.get(), use) : AgentConfig.defaults();
    }

    /** The line that says where a configuration comes from. */
    String origin(Optional<String> file) {
        if (file.isPresent()) {
            return "using configuration file: " + file.get() + (container.isPresent() ? " and the environment" : "");
        }
        String without = container.isPresent() ? inContainer() : "built-in defaults";
        return "no configuration file: using " + without + " (no " + standardFile + ")";
    }

    /** Where a configuration comes from in a container without a file. */
    String inContainer() {
        return AgentConfigReader.mounted(standardFile).orElse("built-in defaults") + " and the environment";
    }
}
