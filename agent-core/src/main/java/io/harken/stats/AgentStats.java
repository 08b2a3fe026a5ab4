package io.harken.stats;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * What the agent counts of its own work, from its start on.
 *
 * @param checks the checks it answered
 * @param connections the connections it took
 * @param log the lines of its log
 */
public record AgentStats(CheckStats checks, ConnectionStats connections, LogStats log) {
    /**
     * Nothing counted so far.
     *
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public AgentStats(LongSupplier nanoClock) {
        this(new CheckStats(nanoClock), new ConnectionStats(), new LogStats());
    }

    /** All of them, in their order. */
    public List<StatsSection> sections() {
        return List.of(checks, connections, log);
    }
}
