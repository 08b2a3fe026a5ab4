package io.harken.collectors.memory;

import io.harken.collectors.device.DeviceNodes;
import io.harken.collectors.device.DiskStats.Counter;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Swap space of a host. */
public final class SwapCollector implements Collector {
    private final HostPaths host;
    private final SwapActivity activity;

    /**
     * The swap space of a host.
     *
     * @param nodes knows the files below {@code /dev}
     */
    public SwapCollector(HostPaths host, DeviceNodes nodes) {
        this.host = host;
        this.activity = new SwapActivity(host, nodes);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "system.swap.size",
                        "<device>,<type>",
                        "",
                        new Documentation("Swap space of a kind, or its share of all.", "B, %", "/proc/meminfo"),
                        (Check.FromHost) this::size),
                traffic("system.swap.in", "What was swapped in.", "pswpin", Counter.READS, Counter.SECTORS_READ),
                traffic(
                        "system.swap.out",
                        "What was swapped out.",
                        "pswpout",
                        Counter.WRITES,
                        Counter.SECTORS_WRITTEN));
    }

    private Metric traffic(String key, String text, String pages, Counter operations, Counter sectors) {
        return new Metric(
                key,
                "<device>,<type>",
                "",
                new Documentation(text, "", "/proc/vmstat, /proc/diskstats"),
                (Check.FromHost) parameters -> ItemValue.unsigned(traffic(parameters, pages, operations, sectors)));
    }

    private ItemValue size(Parameters parameters) throws NotSupportedException, IOException {
        if (!device(parameters).isEmpty()) {
            throw parameters.invalid(0);
        }
        MemInfo memory = MemInfo.read(host);
        long total = memory.bytes("SwapTotal");
        long free = memory.bytes("SwapFree");
        return switch (parameters.get(1)) {
            case "", "free" -> ItemValue.unsigned(free);
            case "total" -> ItemValue.unsigned(total);
            case "used" -> ItemValue.unsigned(total - free);
            // Nothing of nothing is used.
            case "pfree" -> ItemValue.floating(total == 0 ? 100 : 100.0 * free / total);
            case "pused" -> ItemValue.floating(total == 0 ? 0 : 100.0 * (total - free) / total);
            default -> throw parameters.invalid(1);
        };
    }

    /** As given, or empty for all. */
    private static String device(Parameters parameters) {
        String device = parameters.get(0);
        return device.equals("all") ? "" : device;
    }

    /** As in {@code zabbix_agentd}, what there is of a device is judged before what is asked of it. */
    private long traffic(Parameters parameters, String pagesName, Counter operations, Counter sectors)
            throws NotSupportedException, IOException {
        String device = device(parameters);
        String type = parameters.get(1);
        OptionalLong pages = device.isEmpty() ? activity.pages(pagesName) : OptionalLong.empty();
        OptionalLong devices = activity.devices(device, type.equals("sectors") ? sectors : operations);
        if (pages.isEmpty() && devices.isEmpty()) {
            throw new NotSupportedException("Cannot obtain swap information.");
        }
        return switch (type) {
            case "count", "sectors" -> devices.orElse(0);
            case "", "pages" -> {
                if (!device.isEmpty()) {
                    throw parameters.invalid(1);
                }
                yield pages.orElse(0);
            }
            default -> throw parameters.invalid(1);
        };
    }
}
