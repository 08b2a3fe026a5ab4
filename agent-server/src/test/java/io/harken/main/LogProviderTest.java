package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;

class LogProviderTest {
    @Test
    void givesALogbackThatWritesNowhereUntilTheLogIsOpened() {
        LogProvider provider = new LogProvider();
        provider.initialize();

        LoggerContext context = assertInstanceOf(LoggerContext.class, provider.getLoggerFactory());
        assertFalse(context.getLogger(Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .hasNext());
    }
}
