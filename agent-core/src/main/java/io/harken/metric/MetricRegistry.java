package io.harken.metric;

import io.harken.metric.Metric.UserParameterRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything the agent can answer, by key. It never changes. */
public final class MetricRegistry {
    private final List<MetricLayer> builtIn;
    private final Map<String, Metric> user;

    private MetricRegistry(List<MetricLayer> builtIn, Map<String, Metric> user) {
        this.builtIn = builtIn;
        this.user = user;
    }

    /** The metrics of the collectors, in their order. */
    public static MetricRegistry of(List<Collector> collectors) {
        return new MetricRegistry(List.of(new MetricLayer(collectors)), Map.of());
    }

    /** These metrics and, behind them, those of another registry. */
    public MetricRegistry and(MetricRegistry more) {
        List<MetricLayer> both = new ArrayList<>(builtIn);
        both.addAll(more.builtIn);
        return new MetricRegistry(both, user);
    }

    /**
     * These metrics and, behind them, those of user parameters; one that a user parameter may replace makes room for it.
     *
     * @throws IllegalArgumentException if two others have the same key
     */
    public MetricRegistry with(List<Metric> userParameters) {
        Map<String, Metric> all = new LinkedHashMap<>();
        for (Metric metric : userParameters) {
            boolean isTaken = findBuiltIn(metric.key())
                    .filter(own -> own.userParameter() != UserParameterRule.PREFERRED)
                    .isPresent();
            if (isTaken || all.put(metric.key(), metric) != null) {
                throw MetricLayer.registeredTwice(metric.key());
            }
        }
        return new MetricRegistry(builtIn, all);
    }

    /** The metric of exactly this name. */
    public Optional<Metric> find(String key) {
        Metric own = user.get(key);
        return own != null ? Optional.of(own) : findBuiltIn(key);
    }

    private Optional<Metric> findBuiltIn(String key) {
        for (MetricLayer layer : builtIn) {
            Optional<Metric> metric = layer.find(key);
            if (metric.isPresent()) {
                return metric;
            }
        }
        return Optional.empty();
    }

    /**
     * All metrics, in the order of registration.
     *
     * @throws IllegalArgumentException if two of them have the same key
     */
    public Collection<Metric> all() {
        Map<String, Metric> all = new LinkedHashMap<>();
        for (MetricLayer layer : builtIn) {
            layer.all().stream()
                    .filter(metric -> !user.containsKey(metric.key()))
                    .forEach(metric -> MetricLayer.add(all, metric));
        }
        all.putAll(user);
        return List.copyOf(all.values());
    }
}
