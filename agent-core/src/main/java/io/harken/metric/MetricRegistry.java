package io.harken.metric;

import io.harken.metric.Metric.UserParameterRule;
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
        collectors.forEach(collector -> addAll(metrics, collector.metrics()));
        return new MetricRegistry(metrics);
    }

    /**
     * These metrics and, behind them, more; one that a user parameter may replace makes room for it.
     *
     * @throws IllegalArgumentException if two others have the same key
     */
    public MetricRegistry with(List<Metric> more) {
        Map<String, Metric> all = new LinkedHashMap<>(metrics);
        for (Metric metric : more) {
            Metric own = metrics.get(metric.key());
            if (own != null && own.userParameter() == UserParameterRule.PREFERRED) {
                all.remove(own.key(), own);
            }
        }
        addAll(all, more);
        return new MetricRegistry(all);
    }

    private static void addAll(Map<String, Metric> metrics, List<Metric> more) {
        for (Metric metric : more) {
            if (metrics.put(metric.key(), metric) != null) {
                throw new IllegalArgumentException("key \"" + metric.key() + "\" is registered twice");
            }
        }
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
