package io.harken.main;

import io.harken.check.CheckExecutor;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.LinuxCollectors;
import io.harken.collectors.agent.AgentCollector;
import io.harken.collectors.host.HostPaths;
import io.harken.config.AgentConfig;
import io.harken.config.ConfigException;
import io.harken.config.KeyConfig;
import io.harken.metric.Collector;
import io.harken.metric.MetricRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What answers item keys, put together: the only place that knows the collectors. */
final class Assembly implements AutoCloseable {
    private final CheckExecutor executor = new CheckExecutor();
    private final DaemonThread readings = new DaemonThread("reading");
    private final KeyConfig keys;
    private final String hostname;
    private final MetricRegistry registry;

    /**
     * Puts it together for a configuration.
     *
     * @throws ConfigException if the agent cannot be given a name
     */
    Assembly(AgentConfig config, LongSupplier nanoClock) throws ConfigException {
        keys = config.keys();
        List<Collector> collectors = LinuxCollectors.of(HostPaths.under(Path.of("/")), readings.executor(), nanoClock);
        hostname = AgentName.of(config, new PassiveCheckService(MetricRegistry.of(collectors), executor));
        List<Collector> all = new ArrayList<>();
        all.add(new AgentCollector(hostname));
        all.addAll(collectors);
        registry = MetricRegistry.of(all);
    }

    /** The name of the agent. */
    String hostname() {
        return hostname;
    }

    /** Every key that is answered. */
    MetricRegistry registry() {
        return registry;
    }

    /** What answers a request. */
    PassiveCheckService service() {
        return new PassiveCheckService(registry, keys, executor);
    }

    @Override
    public void close() {
        readings.close();
        executor.close();
    }
}
