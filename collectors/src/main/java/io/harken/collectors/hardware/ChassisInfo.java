package io.harken.collectors.hardware;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;

/**
 * What an SMBIOS table (DSP0134) says of the machine: structures of a type and a length, each followed by its texts, which the
 * fields before name by their number.
 */
final class ChassisInfo {
    private static final int SYSTEM = 1;
    private static final int CHASSIS = 3;

    /** Type, length and handle come before the fields of each structure. */
    private static final int HEADER = 4;

    private static final int MANUFACTURER = 4;
    private static final int PRODUCT = 5;
    private static final int SERIAL = 7;
    private static final int CHASSIS_TYPE = 5;

    /** The other bit says whether there is a lock. */
    private static final int CHASSIS_TYPE_BITS = 0x7F;

    private static final List<String> CHASSIS_TYPES = List.of(
            "Other",
            "Unknown",
            "Desktop",
            "Low Profile Desktop",
            "Pizza Box",
            "Mini Tower",
            "Tower",
            "Portable",
            "LapTop",
            "Notebook",
            "Hand Held",
            "Docking Station",
            "All in One",
            "Sub Notebook",
            "Space-saving",
            "Lunch Box",
            "Main Server Chassis",
            "Expansion Chassis",
            "SubChassis",
            "Bus Expansion Chassis",
            "Peripheral Chassis",
            "RAID Chassis",
            "Rack Mount Chassis",
            "Sealed-case PC",
            "Multi-system chassis",
            "Compact PCI",
            "Advanced TCA",
            "Blade",
            "Blade Enclosure",
            "Tablet",
            "Convertible",
            "Detachable",
            "IoT Gateway",
            "Embedded PC",
            "Mini PC",
            "Stick PC");

    private final StringJoiner parts = new StringJoiner(" ");
    private final Part wanted;
    private boolean found;

    private ChassisInfo(Part wanted) {
        this.wanted = wanted;
    }

    /** What may be asked for. */
    enum Part {
        FULL,
        TYPE,
        VENDOR,
        MODEL,
        SERIAL
    }

    /** The part in the order of the table, from the first structure of each kind; nothing if the table does not have it. */
    static Optional<String> of(String table, Part wanted) {
        ChassisInfo info = new ChassisInfo(wanted);
        info.read(table);
        return info.found ? Optional.of(info.parts.toString()) : Optional.empty();
    }

    private void read(String table) {
        boolean system = false;
        boolean chassis = false;
        int start = 0;
        while (start + HEADER <= table.length()) {
            int texts = start + table.charAt(start + 1);
            int end = table.indexOf("\0\0", texts);
            if (texts < start + HEADER || end < 0) {
                return;
            }
            int type = table.charAt(start);
            String fields = table.substring(start, texts);
            if (type == SYSTEM && !system) {
                addSystem(fields, table.substring(texts, end));
                system = true;
            } else if (type == CHASSIS && !chassis) {
                addType(fields);
                chassis = true;
            }
            start = end + 2;
        }
    }

    private void addSystem(String fields, String texts) {
        addText(Part.VENDOR, fields, MANUFACTURER, texts);
        addText(Part.MODEL, fields, PRODUCT, texts);
        addText(Part.SERIAL, fields, SERIAL, texts);
    }

    private void addText(Part part, String fields, int field, String texts) {
        OptionalInt number = field(fields, field);
        List<String> all = List.of(texts.split("\0", -1));
        if (number.isPresent() && number.getAsInt() >= 1 && number.getAsInt() <= all.size()) {
            add(part, all.get(number.getAsInt() - 1));
        }
    }

    private void addType(String fields) {
        OptionalInt field = field(fields, CHASSIS_TYPE);
        int type = field.orElse(0) & CHASSIS_TYPE_BITS;
        if (type >= 1 && type <= CHASSIS_TYPES.size()) {
            add(Part.TYPE, CHASSIS_TYPES.get(type - 1));
        }
    }

    private static OptionalInt field(String fields, int field) {
        return field < fields.length() ? OptionalInt.of(fields.charAt(field)) : OptionalInt.empty();
    }

    private void add(Part part, String text) {
        if (wanted == Part.FULL || wanted == part) {
            parts.add(text);
            found = true;
        }
    }
}
