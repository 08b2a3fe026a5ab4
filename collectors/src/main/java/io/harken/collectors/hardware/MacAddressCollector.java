package io.harken.collectors.hardware;

import io.harken.collectors.host.HostText;
import io.harken.collectors.regex.InvalidRegexException;
import io.harken.collectors.regex.Regex;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The hardware addresses of network interfaces, {@code /sys/class/net}. */
public final class MacAddressCollector implements Collector {
    private static final int ADDRESS_LENGTH = "00:00:00:00:00:00".length();

    /** What the kernel answers for an interface without an address, as one of a tunnel. */
    private static final String NO_ADDRESS = "00:00:00:00:00:00";

    /** Flag of an interface, netdevice(7). */
    private static final int LOOPBACK = 0x8;

    private static final int LIMIT = 256;

    private final Path interfaces;
    private final Names names;

    /** Lists the interfaces that have an IPv4 address. */
    @FunctionalInterface
    interface Names {
        /** A name or label for every address. */
        List<String> list() throws IOException;
    }

    /**
     * The interfaces of the agent's own network namespace.
     *
     * @param sys the devices of the kernel, {@code /sys}
     */
    public MacAddressCollector(Path sys) {
        this(sys, Ipv4Interfaces::names);
    }

    MacAddressCollector(Path sys, Names names) {
        this.interfaces = sys.resolve("class/net");
        this.names = names;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric(
                "system.hw.macaddr",
                "<interface>,<format>",
                "",
                new Documentation(
                        "Hardware addresses of the interfaces that have an IPv4 address.", "", "/sys/class/net"),
                (Check.FromHost) this::addresses));
    }

    private ItemValue addresses(Parameters parameters) throws NotSupportedException, IOException {
        boolean full = switch (parameters.get(1)) {
            case "", "full" -> true;
            case "short" -> false;
            default -> throw parameters.invalid(1);
        };
        List<String> texts = new ArrayList<>();
        for (String name : matching(parameters.get(0))) {
            address(withoutLabel(name)).ifPresent(address -> texts.add(full ? "[" + name + "] " + address : address));
        }
        return ItemValue.string(String.join(", ", full ? texts : new TreeSet<>(texts)));
    }

    /** By name; as for {@code zabbix_agentd}, an expression that is none matches nothing. */
    private List<String> matching(String expression) throws IOException {
        List<String> all = names.list().stream().sorted().toList();
        if (expression.isEmpty()) {
            return all;
        }
        try {
            Regex regex = Regex.compile(expression);
            return all.stream().filter(regex::finds).toList();
        } catch (InvalidRegexException e) {
            return List.of();
        }
    }

    private static String withoutLabel(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    private Optional<String> address(String name) {
        Path device = interfaces.resolve(name);
        try {
            if ((Integer.decode(HostText.beginning(device.resolve("flags"), LIMIT)
                                    .strip())
                            & LOOPBACK)
                    != 0) {
                return Optional.empty();
            }
            String address =
                    HostText.beginning(device.resolve("address"), LIMIT).strip();
            return Optional.of(sixBytes(address));
        } catch (IOException | NumberFormatException e) {
            // It has gone meanwhile.
            return Optional.empty();
        }
    }

    private static String sixBytes(String address) {
        return address.length() >= ADDRESS_LENGTH
                ? address.substring(0, ADDRESS_LENGTH)
                : address + NO_ADDRESS.substring(address.length());
    }
}
