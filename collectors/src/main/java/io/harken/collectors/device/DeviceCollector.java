package io.harken.collectors.device;

import io.harken.collectors.device.DeviceDetails.Mode;
import io.harken.collectors.device.DiskStats.Counter;
import io.harken.collectors.history.Sampler;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.regex.InvalidRegexException;
import io.harken.collectors.regex.Regex;
import io.harken.item.ByteText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.json.JsonWriter;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.Metric.UserParameterRule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Block devices and what was read from and written to them. */
public final class DeviceCollector implements Collector {
    private static final List<String> PERIODS = List.of("avg1", "avg5", "avg15");
    private static final int[] MINUTES = {1, 5, 15};

    private final HostPaths host;
    private final Optional<Sampler> sampler;
    private final DeviceNodes nodes;
    private final DiskHistory history;

    /**
     * The devices of a host.
     *
     * @param sampler takes the samples that rates need
     * @param nodes knows the files below {@code /dev}
     */
    public DeviceCollector(HostPaths host, Optional<Sampler> sampler, DeviceNodes nodes) {
        this.host = host;
        this.sampler = sampler;
        this.nodes = nodes;
        this.history = new DiskHistory(host);
        sampler.ifPresent(running -> running.add(history));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "vfs.dev.discovery",
                        new Documentation("Block devices and their types, for discovery.", "", "/dev, /sys/dev/block"),
                        (Check.FromHost) parameters -> discovery()),
                transfer(
                        "vfs.dev.read",
                        "What was read from a block device, or the rate of it.",
                        Counter.READS,
                        Counter.SECTORS_READ),
                transfer(
                        "vfs.dev.write",
                        "What was written to a block device, or the rate of it.",
                        Counter.WRITES,
                        Counter.SECTORS_WRITTEN),
                new Metric(
                        "vfs.dev.get",
                        "<mode>,<regex>",
                        "",
                        new Documentation(
                                "What block devices are and have done, as JSON; zabbix_agentd has it from 8.0 on.",
                                "",
                                "/sys/dev/block, /dev/disk/by-id"),
                        (Check.FromHost) this::details,
                        UserParameterRule.PREFERRED));
    }

    private ItemValue discovery() throws NotSupportedException {
        JsonWriter json = new JsonWriter().beginArray();
        for (BlockDevice device : BlockDevice.list(host, nodes)) {
            json.beginObject().name("{#DEVNAME}").value(device.name());
            json.name("{#DEVTYPE}").value(device.type()).endObject();
        }
        return ItemValue.string(json.endArray().toString());
    }

    private ItemValue details(Parameters parameters) throws NotSupportedException {
        Mode mode = switch (parameters.get(0)) {
            case "", "disks" -> Mode.DISKS;
            case "disk_stats" -> Mode.DISK_STATS;
            case "devices" -> Mode.DEVICES;
            case "device_stats" -> Mode.DEVICE_STATS;
            default -> throw parameters.invalid(0);
        };
        try {
            Regex wanted = Regex.compile(parameters.get(1));
            return ItemValue.string(new DeviceDetails(host, nodes, mode).json(wanted::finds));
        } catch (InvalidRegexException e) {
            throw new NotSupportedException("Invalid regular expression in second parameter: " + e.reason());
        }
    }

    private Metric transfer(String key, String text, Counter operations, Counter sectors) {
        return new Metric(
                key,
                "<device>,<type>,<mode>",
                ",operations",
                new Documentation(text, "", "/proc/diskstats"),
                (Check.FromHost) parameters -> switch (parameters.get(1)) {
                    case "", "sps" -> rate(parameters, sectors);
                    case "ops" -> rate(parameters, operations);
                    case "sectors" -> total(parameters, sectors);
                    case "operations" -> total(parameters, operations);
                    default -> throw parameters.invalid(1);
                });
    }

    private ItemValue total(Parameters parameters, Counter counter) throws NotSupportedException, IOException {
        if (parameters.count() > 2) {
            throw new NotSupportedException("Invalid number of parameters.");
        }
        DiskStats stats = DiskStats.read(host);
        String device = parameters.get(0);
        if (isAll(device)) {
            requireDisks(stats);
            return ItemValue.unsigned(sum(stats, counter));
        }
        int row = row(stats, device);
        if (row < 0) {
            throw unknown();
        }
        return ItemValue.unsigned(stats.counter(row, counter));
    }

    /** A container may have an empty file. */
    private static void requireDisks(DiskStats stats) throws NotSupportedException {
        if (stats.rows() == 0) {
            throw unknown();
        }
    }

    private static NotSupportedException unknown() {
        return new NotSupportedException("Cannot obtain disk information.");
    }

    /** Partitions are in the file beside their disks, and count again. */
    private static long sum(DiskStats stats, Counter counter) {
        long sum = 0;
        for (int row = 0; row < stats.rows(); row++) {
            sum += stats.counter(row, counter);
        }
        return sum;
    }

    private ItemValue rate(Parameters parameters, Counter counter) throws NotSupportedException, IOException {
        String mode = parameters.get(2);
        int period = mode.isEmpty() ? 0 : PERIODS.indexOf(mode);
        if (period < 0) {
            throw parameters.invalid(2);
        }
        if (sampler.isEmpty()) {
            throw new NotSupportedException("This item is available only in daemon mode when collectors are started.");
        }
        DiskStats stats = DiskStats.read(host);
        String device = parameters.get(0);
        String name = isAll(device) ? "" : kernelName(stats, device);
        requireDisks(stats);
        long second = sampler.get().second();
        return ItemValue.floating(history.rate(name, stats, second, counter, 60 * MINUTES[period]));
    }

    private static boolean isAll(String device) {
        return device.isEmpty() || device.equals("all");
    }

    /** As {@code zabbix_agentd} finds it: only by a file below {@code /dev}. */
    private String kernelName(DiskStats stats, String device) throws NotSupportedException {
        Optional<DeviceNode> node = nodes.named(host, device);
        for (int row = 0; row < stats.rows() && node.isPresent(); row++) {
            if (stats.isDevice(row, node.get())) {
                return stats.name(row);
            }
        }
        throw new NotSupportedException("Cannot obtain device name used internally by the kernel.");
    }

    /** The first row of a device, by its name or by a file below {@code /dev}; -1 if it has none. */
    private int row(DiskStats stats, String device) {
        Optional<DeviceNode> node = nodes.named(host, device);
        byte[] name = ByteText.bytes(device);
        for (int row = 0; row < stats.rows(); row++) {
            if (stats.isNamed(row, name) || (node.isPresent() && stats.isDevice(row, node.get()))) {
                return row;
            }
        }
        return -1;
    }
}
