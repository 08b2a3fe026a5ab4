package io.harken.main;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.harken.config.LogConfig;
import io.harken.stats.LogStats;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.TimeZone;
import java.util.function.Supplier;

/**
 * The log of the agent. Sets logback up for the levels of Zabbix and writes lines in the form of its log:
 * {@code   4711:20261122:143335.721 text}. Messages are {@link io.harken.item.ByteText}.
 *
 * <p>Nobody who logs ever waits for the disk or the pipe, see {@link LogWriter}.
 */
final class AgentLog implements AutoCloseable {
    /** The logger of what is logged at every level: starting, stopping. */
    static final String LIFECYCLE = "lifecycle";

    /** The logger of what is logged from level 1 on: why the agent cannot run. */
    static final String CRITICAL = "critical";

    private static final String OURS = "io.harken";
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final long MEGABYTE = 1 << 20;

    private final LoggerContext context;
    private final Logger root;
    private final LogAppender appender;
    private final LogWriter writer;

    private AgentLog(LoggerContext context, LogWriter writer) {
        this.context = context;
        this.root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        this.writer = writer;
        this.appender = new LogAppender(writer);
        appender.setContext(context);
        appender.start();
        root.addAppender(appender);
    }

    /**
     * Opens the log.
     *
     * @param context logback
     * @param config what is logged, and where
     * @param console standard output
     * @param pid the process id in every line
     * @param stats counts the lines that are lost
     * @throws IOException if the log file cannot be opened; the message is the one of {@code zabbix_agentd}
     */
    static AgentLog open(LoggerContext context, LogConfig config, OutputStream console, long pid, LogStats stats)
            throws IOException {
        AgentLog log = new AgentLog(context, new LogWriter(sink(config, console, pid), CLOSE_WITHIN, stats));
        log.setDebugLevel(config.debugLevel());
        return log;
    }

    private static LogSink sink(LogConfig config, OutputStream console, long pid) throws IOException {
        Supplier<TimeZone> zone = TimeZone::getDefault;
        return switch (config.type()) {
            case FILE ->
                new TextLogSink(
                        new LogFileSink(config.file().orElseThrow(), config.sizeMegabytes() * MEGABYTE), pid, zone);
            case SYSTEM -> new SyslogSink(SyslogSink.open(SyslogSink.STANDARD), pid, zone);
            case CONSOLE -> new TextLogSink(stream(console), pid, zone);
        };
    }

    private static ByteSink stream(OutputStream console) {
        return lines -> {
            console.write(lines);
            console.flush();
        };
    }

    /** Changes what is logged: from 0, only starting and stopping, to 5, everything. */
    void setDebugLevel(int debugLevel) {
        Level ours = switch (debugLevel) {
            case 0, 1 -> Level.OFF;
            case 2 -> Level.ERROR;
            case 3 -> Level.WARN;
            case 4 -> Level.DEBUG;
            default -> Level.TRACE;
        };
        // What the libraries have to say below a warning is for their own developers.
        Level libraries = ours.isGreaterOrEqual(Level.WARN) ? ours : Level.WARN;
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(libraries);
        context.getLogger(OURS).setLevel(ours);
        context.getLogger(LIFECYCLE).setLevel(Level.TRACE);
        context.getLogger(CRITICAL).setLevel(debugLevel == 0 ? Level.OFF : Level.TRACE);
    }

    /** Writes what is left, for two seconds at most. */
    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
        writer.close();
    }
}
