package io.harken.collectors.netif;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.regex.InvalidRegexException;
import io.harken.collectors.regex.Regex;
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

/** The interfaces of a network namespace and what went through them. */
public final class InterfaceCollector implements Collector {
    private static final String SOURCE = "/proc/net/dev";
    private static final int COLLISIONS = InterfaceCounters.OUT.indexOf("collisions");

    private final HostPaths host;

    /** The interfaces of a host. */
    public InterfaceCollector(HostPaths host) {
        this.host = host;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "net.if.discovery",
                        new Documentation("Network interfaces, for discovery.", "", SOURCE),
                        (Check.FromHost) parameters -> discovery()),
                counters("net.if.in", "if,<mode>", "What came in by a network interface.", this::in),
                counters("net.if.out", "if,<mode>", "What went out by a network interface.", this::out),
                counters("net.if.total", "if,<mode>", "What came in and went out by a network interface.", this::total),
                counters("net.if.collisions", "if", "Collisions of a network interface.", this::collisions),
                new Metric(
                        "net.if.get",
                        "<regex>",
                        "",
                        new Documentation(
                                "What network interfaces are and have counted, as JSON; zabbix_agentd has it from 8.0 on.",
                                "",
                                "/proc/net/dev, /sys/class/net"),
                        (Check.FromHost) this::details,
                        UserParameterRule.PREFERRED));
    }

    private static Metric counters(String key, String parameters, String text, Check.FromHost check) {
        return new Metric(key, parameters, "lo", new Documentation(text, "", SOURCE), check);
    }

    private ItemValue discovery() throws IOException {
        JsonWriter json = new JsonWriter().beginArray();
        for (InterfaceCounters each : InterfaceCounters.read(host)) {
            json.beginObject().name("{#IFNAME}").value(each.name()).endObject();
        }
        return ItemValue.string(json.endArray().toString());
    }

    private ItemValue details(Parameters parameters) throws NotSupportedException, IOException {
        try {
            Regex wanted = Regex.compile(parameters.get(0));
            List<InterfaceCounters> interfaces = InterfaceCounters.read(host).stream()
                    .filter(each -> !each.values().isEmpty() && wanted.finds(each.name()))
                    .toList();
            return ItemValue.string(new InterfaceDetails(host).json(interfaces));
        } catch (InvalidRegexException e) {
            throw new NotSupportedException("Invalid regular expression in first parameter: " + e.reason());
        }
    }

    private ItemValue in(Parameters parameters) throws NotSupportedException, IOException {
        InterfaceCounters counters = counters(parameters);
        return ItemValue.unsigned(counters.in(mode(parameters, InterfaceCounters.IN)));
    }

    private ItemValue out(Parameters parameters) throws NotSupportedException, IOException {
        InterfaceCounters counters = counters(parameters);
        return ItemValue.unsigned(counters.out(mode(parameters, InterfaceCounters.OUT)));
    }

    /** Of what there is in both directions. */
    private ItemValue total(Parameters parameters) throws NotSupportedException, IOException {
        InterfaceCounters counters = counters(parameters);
        int in = mode(parameters, InterfaceCounters.IN);
        int out = mode(parameters, InterfaceCounters.OUT);
        return ItemValue.unsigned(counters.in(in) + counters.out(out));
    }

    private ItemValue collisions(Parameters parameters) throws NotSupportedException, IOException {
        return ItemValue.unsigned(counters(parameters).out(COLLISIONS));
    }

    private InterfaceCounters counters(Parameters parameters) throws NotSupportedException, IOException {
        String name = parameters.get(0);
        if (name.isEmpty()) {
            throw new NotSupportedException("Network interface name cannot be empty.");
        }
        for (InterfaceCounters each : InterfaceCounters.read(host)) {
            if (each.name().equals(name) && !each.values().isEmpty()) {
                return each;
            }
        }
        throw new NotSupportedException("Cannot find information for this network interface in /proc/net/dev.");
    }

    private static int mode(Parameters parameters, List<String> modes) throws NotSupportedException {
        String name = parameters.get(1);
        int mode = name.isEmpty() ? 0 : modes.indexOf(name);
        if (mode < 0) {
            throw parameters.invalid(1);
        }
        return mode;
    }
}
