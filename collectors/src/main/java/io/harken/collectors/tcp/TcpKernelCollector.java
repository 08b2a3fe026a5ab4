package io.harken.collectors.tcp;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.netns.NetworkNamespaces;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.Metric.UserParameterRule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the kernel counts of TCP by itself, at no cost: counters, sockets against their limits, tracked connections. */
public final class TcpKernelCollector implements Collector {
    private final HostPaths host;
    private final NetworkNamespaces namespaces;

    /** The kernel of a host. */
    public TcpKernelCollector(HostPaths host, NetworkNamespaces namespaces) {
        this.host = host;
        this.namespaces = namespaces;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "tcp.kernel.get",
                        "<netns>",
                        "",
                        new Documentation(
                                "Counters, sockets, memory and limits of TCP, as JSON.",
                                "",
                                "/proc/net/snmp, /proc/net/netstat, /proc/net/sockstat, /proc/sys/net"),
                        (Check.FromHost) this::report,
                        UserParameterRule.PREFERRED),
                new Metric(
                        "tcp.kernel",
                        "name,<netns>",
                        "TcpRetransSegs",
                        new Documentation(
                                "Counter of TCP by its name in nstat(8), since the start of the network namespace.",
                                "",
                                "/proc/net/snmp, /proc/net/netstat"),
                        (Check.FromHost) this::counter,
                        UserParameterRule.PREFERRED),
                new Metric(
                        "tcp.conntrack",
                        "<mode>",
                        "",
                        new Documentation(
                                "Tracked connections of all protocols, their limit, or those that could not be tracked.",
                                "connections, %",
                                "/proc/net/stat/nf_conntrack, /proc/sys/net/netfilter"),
                        (Check.FromHost) this::conntrack,
                        UserParameterRule.PREFERRED));
    }

    private ItemValue report(Parameters parameters) throws NotSupportedException, IOException {
        String netns = parameters.get(0);
        return ItemValue.text(
                KernelReport.read(namespaces.of(netns), !netns.isEmpty()).json());
    }

    private ItemValue counter(Parameters parameters) throws NotSupportedException, IOException {
        String name = parameters.get(0);
        if (name.isEmpty()) {
            throw parameters.invalid(0);
        }
        String number = value(TcpCounters.read(namespaces.of(parameters.get(1)).net()), name);
        return new ItemValue(number.startsWith("-") ? ItemValue.Type.FLOAT : ItemValue.Type.UNSIGNED, number);
    }

    private static <T> T value(Map<String, T> counters, String name) throws NotSupportedException {
        return Optional.ofNullable(counters.get(name))
                .orElseThrow(() -> new NotSupportedException("The kernel has no counter \"" + name + "\"."));
    }

    private ItemValue conntrack(Parameters parameters) throws NotSupportedException, IOException {
        String mode = parameters.get(0);
        return switch (mode) {
            case "", "used" -> ItemValue.unsigned(tracking().used());
            case "max" -> ItemValue.unsigned(tracking().max().orElseThrow(TcpKernelCollector::withoutLimit));
            case "pused" -> ItemValue.floating(tracking().pused().orElseThrow(TcpKernelCollector::withoutLimit));
            case "drop", "insert_failed" -> ItemValue.unsigned(value(tracking().counters(), mode));
            default -> throw parameters.invalid(0);
        };
    }

    private ConnectionTracking tracking() throws NotSupportedException, IOException {
        return ConnectionTracking.read(host)
                .orElseThrow(() -> new NotSupportedException(
                        "No connections are tracked: the kernel module nf_conntrack is not loaded."));
    }

    private static NotSupportedException withoutLimit() {
        return new NotSupportedException("No limit of tracked connections is known.");
    }
}
