package io.harken.metric;

import io.harken.stats.StatsSection;
import java.util.List;
import java.util.Optional;

/** The metrics over one source. */
@FunctionalInterface
public interface Collector {
    /** The metrics, in the order in which {@code -p} lists them. */
    List<Metric> metrics();

    /** What it says of its own work, if that is worth telling. */
    default Optional<StatsSection> stats() {
        return Optional.empty();
    }
}
