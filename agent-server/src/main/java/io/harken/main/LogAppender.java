package io.harken.main;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.harken.item.ByteText;

/** Turns logback's events into lines and hands them to the writer. */
final class LogAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final LogWriter writer;

    LogAppender(LogWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String text = event.getFormattedMessage();
        IThrowableProxy throwable = event.getThrowableProxy();
        if (throwable != null) {
            text += "\n" + ByteText.utf8(ThrowableProxyUtil.asString(throwable).stripTrailing());
        }
        writer.add(new LogLine(event.getTimeStamp(), severity(event), text));
    }

    private static Severity severity(ILoggingEvent event) {
        if (event.getLoggerName().equals(AgentLog.CRITICAL)) {
            return Severity.CRITICAL;
        }
        return switch (event.getLevel().toInt()) {
            case Level.ERROR_INT -> Severity.ERROR;
            case Level.WARN_INT -> Severity.WARNING;
            case Level.INFO_INT -> Severity.INFORMATION;
            default -> Severity.DEBUG;
        };
    }
}
