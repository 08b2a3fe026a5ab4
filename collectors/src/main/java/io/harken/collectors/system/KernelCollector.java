package io.harken.collectors.system;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.HostText;
import io.harken.collectors.host.ScannedNumber;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Limits of the kernel, below {@code /proc/sys} (proc_sys_fs(5), proc_sys_kernel(5)). */
public final class KernelCollector implements Collector {
    /** A number, or three of them. */
    private static final int LIMIT = 128;

    private final HostPaths host;

    /** The kernel of a host. */
    public KernelCollector(HostPaths host) {
        this.host = host;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric("kernel.maxfiles", "Number of files that can be open at a time.", "sys/fs/file-max"),
                metric("kernel.maxproc", "Number of processes that there can be at a time.", "sys/kernel/pid_max"),
                metric("kernel.openfiles", "Number of open files.", "sys/fs/file-nr"));
    }

    private Metric metric(String key, String text, String name) {
        Path file = host.proc().resolve(name);
        return new Metric(
                key, new Documentation(text, "", "/proc/" + name), (Check.FromHost) parameters -> firstNumber(file));
    }

    private static ItemValue firstNumber(Path file) throws NotSupportedException {
        OptionalLong number;
        try {
            number = ScannedNumber.unsigned(HostText.beginning(file, LIMIT), 0);
        } catch (IOException e) {
            number = OptionalLong.empty();
        }
        if (number.isEmpty()) {
            throw new NotSupportedException("Cannot obtain data from " + file + ".");
        }
        return ItemValue.unsigned(number.getAsLong());
    }
}
