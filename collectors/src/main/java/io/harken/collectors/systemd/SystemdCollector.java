package io.harken.collectors.systemd;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.systemd.DBusValue.Entries;
import io.harken.collectors.systemd.DBusValue.Scalar;
import io.harken.collectors.systemd.DBusValue.Text;
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
import java.util.Map;
import java.util.Set;

/** The units of systemd, as {@code zabbix_agent2} tells of them. */
public final class SystemdCollector implements Collector {
    private static final String SOURCE = "systemd over D-Bus, org.freedesktop.systemd1(5)";
    private static final Set<String> TYPES = Set.of(
            "service",
            "target",
            "automount",
            "device",
            "mount",
            "path",
            "scope",
            "slice",
            "snapshot",
            "socket",
            "swap",
            "timer");

    private final SystemBus bus;

    /**
     * The units of a host.
     *
     * @param environment names the bus, if it is not at the usual place
     */
    public SystemdCollector(HostPaths host, Map<String, String> environment) {
        String given = environment.getOrDefault("DBUS_SYSTEM_BUS_ADDRESS", "");
        bus = new SystemBus(
                given.isEmpty() ? "unix:path=" + host.root().resolve("var/run/dbus/system_bus_socket") : given);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric(
                        "systemd.unit.discovery",
                        "<type>",
                        "",
                        "Units of systemd, for low-level discovery.",
                        this::discovery),
                metric(
                        "systemd.unit.get",
                        "unit,<interface>",
                        "init.scope",
                        "Properties of a unit, as JSON.",
                        this::get),
                metric(
                        "systemd.unit.info",
                        "unit,<property>,<interface>",
                        "init.scope",
                        "A property of a unit.",
                        this::info));
    }

    private static Metric metric(String key, String parameters, String example, String text, Check.FromHost check) {
        Documentation documentation = new Documentation(text, "", SOURCE);
        return new Metric(key, parameters, example, documentation, check, UserParameterRule.PREFERRED);
    }

    private ItemValue discovery(Parameters parameters) throws NotSupportedException, IOException {
        String type = or(parameters.get(0), "service");
        if (!type.equals("all") && !TYPES.contains(type)) {
            throw parameters.invalid(0);
        }
        String suffix = type.equals("all") ? "" : "." + type;
        return bus.ask(connection -> ItemValue.string(new UnitDiscovery(new Systemd(connection), suffix).json()));
    }

    private ItemValue get(Parameters parameters) throws NotSupportedException, IOException {
        String path = path(parameters);
        String interfaceName = or(parameters.get(1), "Unit");
        Entries properties =
                bus.ask(connection -> property(() -> new Systemd(connection).properties(path, interfaceName)));
        return json(interfaceName.equals("Unit") ? UnitState.numbered(properties) : properties);
    }

    private ItemValue info(Parameters parameters) throws NotSupportedException, IOException {
        String path = path(parameters);
        String property = or(parameters.get(1), "ActiveState");
        String interfaceName = or(parameters.get(2), "Unit");
        DBusValue value =
                bus.ask(connection -> property(() -> new Systemd(connection).property(path, interfaceName, property)));
        if (value instanceof Text text) {
            return ItemValue.string(text.text());
        }
        return value instanceof Scalar scalar ? ItemValue.string(scalar.text()) : json(value);
    }

    private static String path(Parameters parameters) throws NotSupportedException {
        if (parameters.get(0).isEmpty()) {
            throw parameters.invalid(0);
        }
        return Systemd.path(parameters.get(0));
    }

    private static String or(String parameter, String usual) {
        return parameter.isEmpty() ? usual : parameter;
    }

    private static ItemValue json(DBusValue value) {
        JsonWriter json = new JsonWriter();
        value.writeTo(json);
        return ItemValue.string(json.toString());
    }

    private interface Question<T> {
        T answer() throws IOException;
    }

    private static <T> T property(Question<T> question) throws NotSupportedException {
        try {
            return question.answer();
        } catch (IOException e) {
            throw new NotSupportedException("Cannot get unit property: " + e.getMessage());
        }
    }
}
