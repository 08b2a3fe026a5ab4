package io.harken.main;

import io.harken.check.CheckExecutor;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.LinuxCollectors;
import io.harken.collectors.agent.AgentCollector;
import io.harken.collectors.agent.AgentStatsCollector;
import io.harken.collectors.agent.CertificateCollector;
import io.harken.collectors.command.LauncherEnvironment;
import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.command.UserParameterException;
import io.harken.collectors.command.UserParameters;
import io.harken.collectors.history.Sampler;
import io.harken.collectors.host.Surroundings;
import io.harken.concurrent.ScheduledWorkers;
import io.harken.config.AgentConfig;
import io.harken.config.CommandConfig;
import io.harken.metric.Collector;
import io.harken.metric.MetricRegistry;
import io.harken.stats.AgentStats;
import io.harken.stats.CertificateExpiry;
import io.harken.stats.CheckStats;
import io.harken.stats.StatsSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What answers item keys, put together: the only place that knows the collectors. */
final class Assembly implements AutoCloseable {
    /** The walk of a large table must not delay one that is short, of the sockets that listen or of UDP. */
    private static final int READINGS = 3;

    private final CheckExecutor executor = new CheckExecutor();
    private final ShellCommands commands = new ShellCommands(LauncherEnvironment::undo);
    private final ScheduledWorkers readings = new ScheduledWorkers("reading", READINGS);
    private final Optional<Sampler> sampler;
    private final AgentStats stats;
    private final AgentName name;
    private final MetricRegistry builtIn;
    private final PassiveCheckService service;

    /** What the item may ask that answers the metadata of the host: not for the metadata. */
    private final MetricRegistry withoutMetadata;

    private final PassiveCheckService metadataService;

    /** Puts it together for a configuration and what the agent is in, without user parameters and without a history. */
    Assembly(AgentConfig config, Surroundings surroundings) {
        this(config, surroundings, Optional.empty(), null);
    }

    /**
     * Puts it together for an agent that goes on, without user parameters.
     *
     * @param sampler is started when the agent listens
     * @param certificates when the certificates expire, if it takes part in TLS
     */
    Assembly(
            AgentConfig config,
            Surroundings surroundings,
            Sampler sampler,
            @Nullable Supplier<Optional<CertificateExpiry>> certificates) {
        this(config, surroundings, Optional.of(sampler), certificates);
    }

    private Assembly(
            AgentConfig config,
            Surroundings surroundings,
            Optional<Sampler> sampler,
            @Nullable Supplier<Optional<CertificateExpiry>> certificates) {
        this.sampler = sampler;
        stats = new AgentStats(surroundings.nanoClock());
        List<Collector> ofHost = LinuxCollectors.of(config, surroundings, commands, readings.executor(), sampler);
        MetricRegistry host = MetricRegistry.of(ofHost);
        name = AgentName.of(
                config,
                new PassiveCheckService(
                        MetricRegistry.of(List.of(new AgentCollector(Optional.empty(), HostMetadata.NONE)))
                                .and(host),
                        executor));
        Collector statistics = statsCollector(ofHost, surroundings.nanoClock());
        MetricRegistry rest = certificates == null
                ? host
                : MetricRegistry.of(List.of(new CertificateCollector(certificates, surroundings.wallClock())))
                        .and(host);
        withoutMetadata = MetricRegistry.of(List.of(new AgentCollector(name.text(), HostMetadata.NONE), statistics))
                .and(rest);
        metadataService = new PassiveCheckService(
                withoutMetadata, config.keys().withoutRules(), executor, new CheckStats(surroundings.nanoClock()));
        HostMetadata metadata = new HostMetadata(config.host(), metadataService);
        builtIn = MetricRegistry.of(List.of(new AgentCollector(name.text(), metadata), statistics))
                .and(rest);
        service = new PassiveCheckService(builtIn, config.keys(), executor, stats.checks());
    }

    private AgentStatsCollector statsCollector(List<Collector> ofHost, LongSupplier nanoClock) {
        List<StatsSection> sections = new ArrayList<>(stats.sections());
        sections.add(executor);
        sections.add(commands);
        sampler.ifPresent(sections::add);
        ofHost.forEach(collector -> collector.stats().ifPresent(sections::add));
        return new AgentStatsCollector(VersionText.HARKEN, Path.of("/proc/self/status"), nanoClock, sections);
    }

    /** What the agent counts of its work. */
    AgentStats stats() {
        return stats;
    }

    /** The name of the agent. */
    AgentName name() {
        return name;
    }

    /** What answers a request. */
    PassiveCheckService service() {
        return service;
    }

    /**
     * Takes user parameters into use, in place of those in use before.
     *
     * @return warnings about those that are passed over
     * @throws UserParameterException if any is wrong: nothing has changed then
     */
    List<String> use(CommandConfig config) throws UserParameterException {
        UserParameters user = UserParameters.load(config, builtIn, commands);
        service.use(builtIn.with(user.metrics()));
        metadataService.use(withoutMetadata.with(user.metrics()));
        return user.warnings();
    }

    /** Has samples taken from now on. */
    void startSampling() {
        sampler.ifPresent(Sampler::start);
    }

    @Override
    public void close() {
        sampler.ifPresent(Sampler::close);
        readings.close();
        commands.close();
        executor.close();
    }
}
