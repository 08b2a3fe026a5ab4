package io.harken.collectors.system;

import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.HostText;
import io.harken.collectors.host.KernelName;
import io.harken.collectors.host.ScannedNumber;
import io.harken.collectors.host.Surroundings;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** What the host runs, and since when. */
public final class SystemCollector implements Collector {
    private static final String BOOT_TIME = "btime";

    /** Two numbers. */
    private static final int UPTIME_LIMIT = 128;

    private final Surroundings surroundings;
    private final HostPaths host;

    /** A host with its clock. */
    public SystemCollector(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.host = surroundings.host();
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "system.localtime",
                        "<type>",
                        "",
                        new Documentation(
                                "Time of the host: seconds since 1970, or local with its zone.", "s", "the clock"),
                        (Check.FromHost) this::localTime),
                new Metric(
                        "system.uptime",
                        new Documentation("How long the host runs, rounded up.", "s", "/proc/uptime"),
                        (Check.FromHost) parameters -> uptime()),
                new Metric(
                        "system.boottime",
                        new Documentation("When the host was started, in seconds since 1970.", "s", "/proc/stat"),
                        (Check.FromHost) parameters -> bootTime()),
                new Metric(
                        "system.uname",
                        new Documentation(
                                "Name of the system, the host, the kernel and the machine.", "", "/proc/sys/kernel"),
                        (Check.FromHost) parameters -> uname()));
    }

    private ItemValue localTime(Parameters parameters) throws NotSupportedException {
        return switch (parameters.get(0)) {
            case "", "utc" ->
                ItemValue.unsigned(surroundings.wallClock().instant().getEpochSecond());
            case "local" ->
                ItemValue.string(LocalTimeText.of(surroundings
                        .wallClock()
                        .instant()
                        .atZone(surroundings.timeZone().get())));
            default -> throw parameters.invalid(0);
        };
    }

    /** sysinfo(2) rounds the nanoseconds up, of which the file shows only two digits: there is always something to round. */
    private ItemValue uptime() throws NotSupportedException, IOException {
        Path file = host.proc().resolve("uptime");
        OptionalLong seconds = ScannedNumber.unsigned(HostText.beginning(file, UPTIME_LIMIT), 0);
        if (seconds.isEmpty()) {
            throw new NotSupportedException("Cannot obtain system information: there is no number in " + file);
        }
        return ItemValue.unsigned(seconds.getAsLong() + 1);
    }

    private ItemValue bootTime() throws NotSupportedException, IOException {
        Path file = host.proc().resolve("stat");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(HostFile.open(file), StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                OptionalLong seconds = line.startsWith(BOOT_TIME)
                        ? ScannedNumber.unsigned(line, BOOT_TIME.length())
                        : OptionalLong.empty();
                if (seconds.isPresent()) {
                    return ItemValue.unsigned(seconds.getAsLong());
                }
            }
        }
        throw new NotSupportedException("Cannot find a line with \"btime\" in " + file + ".");
    }

    private ItemValue uname() throws IOException {
        KernelName kernel = KernelName.read(host);
        return ItemValue.string(
                String.join(" ", kernel.system(), kernel.node(), kernel.release(), kernel.version(), kernel.machine()));
    }
}
