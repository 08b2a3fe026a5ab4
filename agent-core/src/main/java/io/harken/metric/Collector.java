package io.harken.metric;

import java.util.List;

/** The metrics over one source. */
@FunctionalInterface
public interface Collector {
    /** The metrics, in the order in which {@code -p} lists them. */
    List<Metric> metrics();
}
