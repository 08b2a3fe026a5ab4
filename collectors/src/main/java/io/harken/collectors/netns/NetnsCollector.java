package io.harken.collectors.netns;

import io.harken.collectors.host.HostPaths;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.Metric.UserParameterRule;
import java.util.List;

/** Which network namespaces there are beside that of the host. */
public final class NetnsCollector implements Collector {
    private final NamespaceDiscovery discovery;

    /** The namespaces of a host. */
    public NetnsCollector(HostPaths host) {
        this.discovery = new NamespaceDiscovery(host);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric(
                "tcp.netns.discovery",
                "",
                "",
                new Documentation(
                        "Other network namespaces in which processes run, for low-level discovery.",
                        "",
                        "/proc/PID/net, /proc/PID/ns/net, /proc/PID/cgroup, /run/netns"),
                (Check.FromHost) discovery::value,
                UserParameterRule.PREFERRED));
    }
}
