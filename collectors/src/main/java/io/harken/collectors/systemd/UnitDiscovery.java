package io.harken.collectors.systemd;

import io.harken.collectors.systemd.DBusValue.Text;
import io.harken.item.NotSupportedException;
import io.harken.json.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lists the units in memory, and behind them those that are disabled and only on disk, as {@code zabbix_agent2} does.
 */
final class UnitDiscovery {
    private static final String DISABLED = "disabled";

    private final Systemd systemd;
    private final String suffix;
    private final JsonWriter json = new JsonWriter().beginArray();
    private final Set<String> inMemory = new HashSet<>();

    /**
     * A list to be made.
     *
     * @param suffix of the names of units, with its dot; empty for all
     */
    UnitDiscovery(Systemd systemd, String suffix) {
        this.systemd = systemd;
        this.suffix = suffix;
    }

    String json() throws NotSupportedException, IOException {
        listUnits();
        listFiles();
        return json.endArray().toString();
    }

    private void listUnits() throws NotSupportedException, IOException {
        DBusReader units = asked("units", systemd::units);
        int end = units.beginArray(Long.BYTES);
        List<Unit> some = new ArrayList<>();
        while (units.isBefore(end)) {
            Unit unit = Unit.read(units);
            inMemory.add(unit.name());
            if (unit.name().endsWith(suffix)) {
                some.add(unit);
            }
            if (some.size() == Systemd.MOST_CALLS || !units.isBefore(end)) {
                writeUnits(some);
                some.clear();
            }
        }
    }

    private void writeUnits(List<Unit> units) throws IOException {
        List<Optional<DBusValue>> states = systemd.properties(units, "UnitFileState");
        for (int i = 0; i < units.size(); i++) {
            if (states.get(i).orElse(null) instanceof Text state) {
                units.get(i).writeTo(json, state.text());
            }
        }
    }

    private void listFiles() throws NotSupportedException, IOException {
        DBusReader files = asked("unit files", systemd::unitFiles);
        int end = files.beginArray(Long.BYTES);
        List<Unit> some = new ArrayList<>();
        while (files.isBefore(end)) {
            files.beginStruct();
            String file = files.string();
            String name = file.substring(file.lastIndexOf('/') + 1);
            boolean disabled = files.string().equals(DISABLED);
            if (disabled && name.endsWith(suffix) && !isTemplate(name) && inMemory.add(name)) {
                some.add(Unit.onDisk(name));
            }
            if (some.size() == Systemd.MOST_CALLS || !files.isBefore(end)) {
                writeFiles(some);
                some.clear();
            }
        }
    }

    /** Any property would do: a unit that systemd cannot load has none. */
    private void writeFiles(List<Unit> units) throws IOException {
        List<Optional<DBusValue>> ids = systemd.properties(units, "Id");
        for (int i = 0; i < units.size(); i++) {
            if (ids.get(i).isPresent()) {
                units.get(i).writeTo(json, DISABLED);
            }
        }
    }

    private static boolean isTemplate(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.charAt(dot - 1) == '@';
    }

    private interface Question {
        DBusReader answer() throws IOException;
    }

    private static DBusReader asked(String what, Question question) throws NotSupportedException {
        try {
            return question.answer();
        } catch (IOException e) {
            throw new NotSupportedException("Cannot retrieve list of " + what + ": " + e.getMessage());
        }
    }
}
