package io.harken.config;

import java.util.List;
import java.util.Optional;

/**
 * The commands that the agent runs for others.
 *
 * @param userParameters the lines that define keys by commands, {@code key,command}, in their order and not yet taken apart
 * @param directory where the commands of these lines run, in {@link io.harken.item.ByteText}
 * @param unsafe whether their parameters may hold characters that are special to a shell
 * @param logRemote whether every {@code system.run} is logged
 */
public record CommandConfig(
        List<ConfigEntry> userParameters, Optional<String> directory, boolean unsafe, boolean logRemote) {
    /** Copies the list. */
    public CommandConfig {
        userParameters = List.copyOf(userParameters);
    }
}
