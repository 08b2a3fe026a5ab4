package io.harken.config;

/**
 * Whom the agent runs as when it is started as root.
 *
 * @param user the account to change to
 * @param allowRoot whether to stay root instead
 */
public record AccountConfig(String user, boolean allowRoot) {}
