package io.harken.collectors.systemd;

import io.harken.collectors.systemd.DBusValue.Entries;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The manager of the system, over a connection to its bus (org.freedesktop.systemd1(5)). */
final class Systemd {
    /** The units of the largest hosts; their text is made while this is in memory. */
    private static final int LONGEST_LIST = 4 * 1024 * 1024;

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
        DBusReader body = properties(path, "Get", List.of(NAME + "." + interfaceName, property))
                .body("v");
        return new DBusValueReader(body).value("v");
    }

    /** A property of every unit; nothing if there is no such unit any more, or no such property. */
    Optional<DBusValue> unitProperty(String path, String property) throws IOException {
        try {
            return Optional.of(property(path, "Unit", property));
        } catch (DBusErrorException e) {
            return Optional.empty();
        }
    }

    /** All properties of the object of a unit. */
    Entries properties(String path, String interfaceName) throws IOException {
        DBusReader body =
                properties(path, "GetAll", List.of(NAME + "." + interfaceName)).body("a{sv}");
        return (Entries) new DBusValueReader(body).value("a{sv}");
    }

    private DBusMessage manager(String method) throws IOException {
        return connection.call(new DBusCall(NAME, MANAGER, NAME + ".Manager", method, List.of()), LONGEST_LIST);
    }

    private DBusMessage properties(String path, String method, List<String> arguments) throws IOException {
        return connection.call(new DBusCall(NAME, path, PROPERTIES, method, arguments), LONGEST_PROPERTIES);
    }
}
