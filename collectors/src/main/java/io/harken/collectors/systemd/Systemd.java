package io.harken.collectors.systemd;

import io.harken.collectors.systemd.DBusValue.Entries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The manager of the system, over a connection to its bus (org.freedesktop.systemd1(5)). */
final class Systemd {
    /** The units of the largest hosts; their text is made while this is in memory. */
    private static final int LONGEST_LIST = 4 * 1024 * 1024;

    /** A bus takes 128 calls without an answer from one connection, and their bytes from whoever does not read meanwhile. */
    static final int MOST_CALLS = 64;

    private static final int LONGEST_PROPERTIES = 256 * 1024;

    private static final String NAME = "org.freedesktop.systemd1";
    private static final String MANAGER = "/org/freedesktop/systemd1";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    private final DBusConnection connection;

    Systemd(DBusConnection connection) {
        this.connection = connection;
    }

    /** The path of the object of a unit: what is no ASCII letter or digit is written as {@code _2d}. */
    static String path(String unit) {
        StringBuilder path = new StringBuilder(MANAGER + "/unit/");
        for (int i = 0; i < unit.length(); i++) {
            char c = unit.charAt(i);
            if (isLetter(c) || (i > 0 && isDigit(c))) {
                path.append(c);
            } else {
                path.append('_').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xF, 16));
            }
        }
        return path.toString();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Reads the array of units in memory. */
    DBusReader units() throws IOException {
        return manager("ListUnits").body("a(ssssssouso)");
    }

    /** Reads the array of unit files on disk. */
    DBusReader unitFiles() throws IOException {
        return manager("ListUnitFiles").body("a(ss)");
    }

    /** A property of the object of a unit; of one that is not in memory, systemd reads its file. */
    DBusValue property(String path, String interfaceName, String property) throws IOException {
        return property(connection.send(get(path, interfaceName, property)));
    }

    /**
     * A property of each of some units, at most {@link #MOST_CALLS}, which are asked for all at once: systemd answers in their
     * order. Nothing for a unit that there is not any more.
     */
    List<Optional<DBusValue>> properties(List<Unit> units, String property) throws IOException {
        List<Integer> calls = new ArrayList<>();
        for (Unit unit : units) {
            calls.add(connection.send(get(unit.path(), "Unit", property)));
        }
        List<Optional<DBusValue>> values = new ArrayList<>();
        for (int call : calls) {
            try {
                values.add(Optional.of(property(call)));
            } catch (DBusErrorException e) {
                values.add(Optional.empty());
            }
        }
        return values;
    }

    private DBusValue property(int call) throws IOException {
        return new DBusValueReader(connection.answer(call, LONGEST_PROPERTIES).body("v")).value("v");
    }

    /** All properties of the object of a unit. */
    Entries properties(String path, String interfaceName) throws IOException {
        DBusCall call = new DBusCall(NAME, path, PROPERTIES, "GetAll", List.of(NAME + "." + interfaceName));
        DBusReader body = connection.call(call, LONGEST_PROPERTIES).body("a{sv}");
        return (Entries) new DBusValueReader(body).value("a{sv}");
    }

    private DBusMessage manager(String method) throws IOException {
        return connection.call(new DBusCall(NAME, MANAGER, NAME + ".Manager", method, List.of()), LONGEST_LIST);
    }

    private static DBusCall get(String path, String interfaceName, String property) {
        return new DBusCall(NAME, path, PROPERTIES, "Get", List.of(NAME + "." + interfaceName, property));
    }
}
