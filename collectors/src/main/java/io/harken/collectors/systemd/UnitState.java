package io.harken.collectors.systemd;

import io.harken.collectors.systemd.DBusValue.Entries;
import io.harken.collectors.systemd.DBusValue.Scalar;
import io.harken.collectors.systemd.DBusValue.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The numbers that {@code zabbix_agent2} gives to the states of a unit: from 1 on in this order, 0 for any other. */
final class UnitState {
    private static final Map<String, List<String>> STATES = Map.of(
            "LoadState", List.of("loaded", "error", "masked"),
            "ActiveState", List.of("active", "reloading", "inactive", "failed", "activating", "deactivating"),
            "UnitFileState",
                    List.of(
                            "enabled",
                            "enabled-runtime",
                            "linked",
                            "linked-runtime",
                            "masked",
                            "masked-runtime",
                            "static",
                            "disabled",
                            "invalid"));

    private UnitState() {}

    /** The properties of a unit, in which the states have numbers and texts. */
    static Entries numbered(Entries properties) {
        TreeMap<String, DBusValue> numbered = new TreeMap<>(properties.entries());
        STATES.forEach((name, states) -> numbered.computeIfPresent(name, (same, value) -> numbered(value, states)));
        return new Entries(numbered);
    }

    private static DBusValue numbered(DBusValue value, List<String> states) {
        if (!(value instanceof Text text)) {
            return value;
        }
        int number = states.indexOf(text.text()) + 1;
        return new Entries(new TreeMap<>(Map.of("state", new Scalar(Integer.toString(number)), "text", text)));
    }
}
