package io.harken.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Listens to what Netty's leak detector logs. */
final class LeakWatch {
    private final Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    void start() {
        appender.start();
        logger.addAppender(appender);
    }

    /** The detector looks for buffers that were collected unreleased when the next one is allocated. */
    void assertNone() {
        System.gc();
        PooledByteBufAllocator.DEFAULT.buffer(16).release();
        logger.detachAppender(appender);
        assertEquals(
                List.of(),
                appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    }
}
