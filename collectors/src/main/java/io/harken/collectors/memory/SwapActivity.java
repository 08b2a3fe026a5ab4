package io.harken.collectors.memory;

import io.harken.collectors.device.DeviceNode;
import io.harken.collectors.device.DeviceNodes;
import io.harken.collectors.device.DiskStats;
import io.harken.collectors.device.DiskStats.Counter;
import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** What was swapped in or out: in pages for all swap space, by the counters of the devices where these hold it. */
final class SwapActivity {
    private static final String PREFIX = "/dev/";

    private final HostPaths host;
    private final DeviceNodes nodes;

    SwapActivity(HostPaths host, DeviceNodes nodes) {
        this.host = host;
        this.nodes = nodes;
    }

    /** The number of pages, by the counter's name in {@code /proc/vmstat} (proc_vmstat(5)); nothing if it is not there. */
    OptionalLong pages(String name) {
        for (String line : text(host.proc().resolve("vmstat")).split("\n", -1)) {
            if (line.startsWith(name + " ")) {
                try {
                    return OptionalLong.of(Long.parseUnsignedLong(
                            line.substring(name.length() + 1).trim()));
                } catch (NumberFormatException e) {
                    return OptionalLong.empty();
                }
            }
        }
        return OptionalLong.empty();
    }

    /**
     * The sum of a counter over the devices in {@code /proc/swaps} (proc_swaps(5)); nothing if there are none. Swap files have no
     * counters.
     *
     * @param device a device, with {@code /dev/} before it or without; empty for all
     */
    OptionalLong devices(String device, Counter counter) throws NotSupportedException, IOException {
        OptionalLong sum = OptionalLong.empty();
        for (String line : text(host.proc().resolve("swaps")).split("\n", -1)) {
            String name = line.substring(0, Math.max(0, line.indexOf(' ')));
            if (name.startsWith(PREFIX) && (device.isEmpty() || isNamed(name, device))) {
                OptionalLong value = counter(name, counter);
                if (value.isPresent()) {
                    sum = OptionalLong.of(sum.orElse(0) + value.getAsLong());
                }
            }
        }
        return sum;
    }

    private static boolean isNamed(String name, String device) {
        return name.equals(device) || name.substring(PREFIX.length()).equals(device);
    }

    private OptionalLong counter(String name, Counter counter) throws IOException {
        Optional<DeviceNode> node = nodes.named(host, name);
        if (node.isPresent()) {
            DiskStats stats = DiskStats.read(host);
            for (int row = 0; row < stats.rows(); row++) {
                if (stats.isDevice(row, node.get())) {
                    return OptionalLong.of(stats.counter(row, counter));
                }
            }
        }
        return OptionalLong.empty();
    }

    /** What cannot be read has no counters. */
    private static String text(Path file) {
        try (InputStream in = HostFile.open(file)) {
            return ByteText.of(in.readAllBytes());
        } catch (IOException e) {
            return "";
        }
    }
}
