package io.harken.main;

import java.util.List;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The debug level of a running agent, from 0 to 5. Every change is logged, whatever the level. */
final class LogLevel {
    private static final Logger LOG = LoggerFactory.getLogger(AgentLog.LIFECYCLE);
    private static final List<String> NAMES = List.of("none", "critical", "error", "warning", "debug", "trace");

    private final IntConsumer log;
    private int current;

    /**
     * A level that can be changed.
     *
     * @param initial the level that the configuration asks for
     * @param log takes a new level
     */
    LogLevel(int initial, IntConsumer log) {
        this.current = initial;
        this.log = log;
    }

    /** One step towards more lines. */
    void increase() {
        if (current == NAMES.size() - 1) {
            LOG.info("cannot increase log level: maximum level has been already set");
        } else {
            set(current + 1, "increased");
        }
    }

    /** One step towards fewer lines. */
    void decrease() {
        if (current == 0) {
            LOG.info("cannot decrease log level: minimum level has been already set");
        } else {
            set(current - 1, "decreased");
        }
    }

    private void set(int level, String verb) {
        current = level;
        log.accept(level);
        LOG.info("log level has been {} to {} ({})", verb, level, NAMES.get(level));
    }
}
