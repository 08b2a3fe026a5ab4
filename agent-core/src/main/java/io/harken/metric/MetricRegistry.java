package io.harken.metric;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything the agent can answer, by key. Built once, never changed. */
public final class MetricRegistry {
    private final Map<String, Metric> metrics;

    private MetricRegistry(Map<String, Metric> metrics) {
        this.metrics = Collections.unmodifiableMap(metrics);
    }

    /**
     * The metrics of the collectors, in their order.
     *
     * @throws IllegalArgumentException if two of them have the same key
     */
    public static MetricRegistry of(List<Collector> collectors) {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (Collector collector : collectors) {
            for (Metric metric : collector.metrics()) {
                if (metrics.put(metric.key(), metric) != null) {
                    throw new IllegalArgumentException("key \"" + metric.key() + "\" is registered twice");
                }
            }
        }
        return new MetricRegistry(metrics);
    }

    /** The metric of exactly this name. */
    public Optional<Metric> find(String key) {
        return Optional.ofNullable(metrics.get(key));
    }

    /** All metrics, in the order of registration. */
    public Collection<Metric> all() {
        return metrics.values();
    }
}
