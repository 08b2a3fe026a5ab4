package io.harken.main;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Keeps logback from configuring itself: no search for files, no XML parser, nothing on the console. {@link AgentLog} says
 * later what is logged and where. Public because the service loader demands it.
 */
public final class NoLogbackConfiguration extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
