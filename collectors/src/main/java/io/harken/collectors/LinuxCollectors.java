package io.harken.collectors;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.system.HostnameCollector;
import io.harken.collectors.tcp.TcpCollector;
import io.harken.metric.Collector;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/** Everything that is read from a Linux host: a line for each collector. */
public final class LinuxCollectors {
    private LinuxCollectors() {}

    /**
     * The collectors of a host.
     *
     * @param readings runs readings that many requests share
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public static List<Collector> of(HostPaths host, ScheduledExecutorService readings, LongSupplier nanoClock) {
        return List.of(new HostnameCollector(host), new TcpCollector(host, readings, nanoClock));
    }
}
