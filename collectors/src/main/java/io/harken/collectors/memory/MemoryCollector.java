package io.harken.collectors.memory;

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

/** Memory of a host. */
public final class MemoryCollector implements Collector {
    private final HostPaths host;

    /** The memory of a host. */
    public MemoryCollector(HostPaths host) {
        this.host = host;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric(
                "vm.memory.size",
                "<mode>",
                "available",
                new Documentation("Memory of a kind, or its share of all.", "B, %", "/proc/meminfo"),
                (Check.FromHost) this::size));
    }

    private ItemValue size(Parameters parameters) throws NotSupportedException, IOException {
        return switch (parameters.get(0)) {
            case "", "total" -> ItemValue.unsigned(bytes("MemTotal"));
            case "free" -> ItemValue.unsigned(bytes("MemFree"));
            case "buffers" -> ItemValue.unsigned(bytes("Buffers"));
            case "cached" -> ItemValue.unsigned(bytes("Cached"));
            case "active" -> ItemValue.unsigned(bytes("Active"));
            case "inactive" -> ItemValue.unsigned(bytes("Inactive"));
            case "anon" -> ItemValue.unsigned(bytes("AnonPages"));
            case "slab" -> ItemValue.unsigned(bytes("Slab"));
            case "available" -> ItemValue.unsigned(MemInfo.read(host).available());
            case "used" -> ItemValue.unsigned(used(MemInfo.read(host)));
            case "pused" -> {
                MemInfo memory = MemInfo.read(host);
                yield share(used(memory), memory);
            }
            case "pavailable" -> {
                MemInfo memory = MemInfo.read(host);
                yield share(memory.available(), memory);
            }
            case "shared" -> throw new NotSupportedException("Supported for Linux 2.4 only.");
            default -> throw parameters.invalid(0);
        };
    }

    private long bytes(String name) throws NotSupportedException, IOException {
        return MemInfo.read(host).bytes(name);
    }

    private static long used(MemInfo memory) throws NotSupportedException {
        return memory.bytes("MemTotal") - memory.bytes("MemFree");
    }

    private static ItemValue share(long part, MemInfo memory) throws NotSupportedException {
        long total = memory.bytes("MemTotal");
        if (total == 0) {
            throw new NotSupportedException("Cannot calculate percentage because total is zero.");
        }
        return ItemValue.floating(100.0 * part / total);
    }
}
