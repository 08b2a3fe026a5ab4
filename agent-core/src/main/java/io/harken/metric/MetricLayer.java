package io.harken.metric;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics of some collectors. A collector is asked for its metrics when a key is looked for that none before it has: some
 * hundred metrics take a tenth of the start, and the first requests want few.
 */
final class MetricLayer {
    private final Iterator<Collector> pending;
    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    MetricLayer(List<Collector> collectors) {
        this.pending = List.copyOf(collectors).iterator();
    }

    /** The metric of exactly this name. */
    synchronized Optional<Metric> find(String key) {
        while (pending.hasNext() && !metrics.containsKey(key)) {
            addNext();
        }
        return Optional.ofNullable(metrics.get(key));
    }

    /** All metrics, in the order of registration. */
    synchronized List<Metric> all() {
        while (pending.hasNext()) {
            addNext();
        }
        return List.copyOf(metrics.values());
    }

    private void addNext() {
        for (Metric metric : pending.next().metrics()) {
            add(metrics, metric);
        }
    }

    /** Adds a metric to others by their keys. */
    static void add(Map<String, Metric> metrics, Metric metric) {
        if (metrics.put(metric.key(), metric) != null) {
            throw registeredTwice(metric.key());
        }
    }

    /** The refusal of a second metric with a key. */
    static IllegalArgumentException registeredTwice(String key) {
        return new IllegalArgumentException("key \"" + key + "\" is registered twice");
    }
}
