package io.harken.stats;

import io.harken.json.JsonWriter;
import java.util.concurrent.atomic.LongAdder;

/** Lines that the log lost. */
public final class LogStats implements StatsSection {
    private final LongAdder dropped = new LongAdder();

    /** Counts lines that will never be written. */
    public void dropped(long lines) {
        dropped.add(lines);
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void writeTo(JsonWriter json) {
        json.name("dropped_lines").unsigned(dropped.sum());
    }
}
