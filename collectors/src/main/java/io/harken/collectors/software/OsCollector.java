package io.harken.collectors.software;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.KernelName;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.json.JsonWriter;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The operating system: kernel and distribution. */
public final class OsCollector implements Collector {
    private static final String[] VERSION_PARTS = {"kernel_major", "kernel_minor", "kernel_patch"};

    private final HostPaths host;
    private final OsRelease release;

    /** The system of a host. */
    public OsCollector(HostPaths host) {
        this.host = host;
        this.release = new OsRelease(host);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "system.sw.arch",
                        new Documentation("Architecture of the machine.", "", "/proc/sys/kernel/arch"),
                        (Check.FromHost) parameters ->
                                ItemValue.string(KernelName.read(host).machine())),
                new Metric(
                        "system.sw.os",
                        "<info>",
                        "",
                        new Documentation("Kernel or distribution.", "", "/proc/version, /etc/os-release"),
                        (Check.FromHost) this::name),
                new Metric(
                        "system.sw.os.get",
                        // Without any, but it says so in other words than keys that take none.
                        Metric.ANY,
                        "",
                        new Documentation(
                                "Distribution, kernel and architecture, as JSON; takes no parameters.",
                                "",
                                "/proc/version, /etc/os-release, /proc/sys/kernel"),
                        (Check.FromHost) this::details));
    }

    private ItemValue name(Parameters parameters) throws NotSupportedException, IOException {
        return ItemValue.string(
                switch (parameters.get(0)) {
                    case "", "full" -> release.full();
                    case "short" -> release.signature();
                    case "name" -> release.name();
                    default -> throw parameters.invalid(0);
                });
    }

    private ItemValue details(Parameters parameters) throws NotSupportedException, IOException {
        if (parameters.count() > 0) {
            throw new NotSupportedException("Too many parameters.");
        }
        KernelName kernel = KernelName.read(host);
        return ItemValue.string(json(distribution(), kernel, version()));
    }

    private Optional<String> distribution() {
        try {
            return Optional.of(release.name());
        } catch (NotSupportedException | IOException e) {
            return Optional.empty();
        }
    }

    private String version() {
        try {
            return release.full();
        } catch (NotSupportedException | IOException e) {
            return "";
        }
    }

    /** What is not known is left out. */
    static String json(Optional<String> distribution, KernelName kernel, String version) {
        JsonWriter json = new JsonWriter().beginObject().name("os_type").value("linux");
        StringJoiner pretty = new StringJoiner(" ");
        distribution.ifPresent(name -> json.name("product_name").value(name));
        distribution.ifPresent(pretty::add);
        json.name("architecture").value(kernel.machine());
        pretty.add(kernel.machine());
        if (!kernel.release().isEmpty()) {
            appendNumbers(json, kernel.release());
            json.name("kernel").value(kernel.release());
            pretty.add(kernel.release());
        }
        return json.name("version_pretty")
                .value(pretty.toString())
                .name("version_full")
                .value(version)
                .endObject()
                .toString();
    }

    /** The numbers at the beginning that dots part. */
    private static void appendNumbers(JsonWriter json, String release) {
        int start = 0;
        for (String part : VERSION_PARTS) {
            int end = start;
            while (end < release.length() && release.charAt(end) >= '0' && release.charAt(end) <= '9') {
                end++;
            }
            if (end == start) {
                return;
            }
            json.name(part).value(release.substring(start, end));
            if (end == release.length() || release.charAt(end) != '.') {
                return;
            }
            start = end + 1;
        }
    }
}
