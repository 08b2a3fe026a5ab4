package io.harken.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is logged, and where.
 *
 * @param type where the log goes
 * @param file the log file, present if the log goes to a file
 * @param sizeMegabytes the size at which the file is renamed to {@code .old}; 0 is no limit
 * @param debugLevel 0 (only starting and stopping) to 5 (everything)
 */
public record LogConfig(LogType type, Optional<Path> file, int sizeMegabytes, int debugLevel) {}
