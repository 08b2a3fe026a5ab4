package io.harken.collectors.systemd;

import io.harken.collectors.systemd.DBusValue.Bytes;
import io.harken.collectors.systemd.DBusValue.Entries;
import io.harken.collectors.systemd.DBusValue.Items;
import io.harken.collectors.systemd.DBusValue.Scalar;
import io.harken.collectors.systemd.DBusValue.Text;
import io.harken.item.FloatText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;

/** Reads values of any type. */
final class DBusValueReader {
    private final DBusReader reader;

    DBusValueReader(DBusReader reader) {
        this.reader = reader;
    }

    /** A value of the one complete type of a signature. */
    DBusValue value(String signature) throws IOException {
        return value(DBusType.parse(signature), 0);
    }

    /** A variant may hold a variant, so the depth of a type does not bound that of its values. */
    private DBusValue value(DBusType type, int depth) throws IOException {
        if (depth > DBusType.DEEPEST) {
            throw new IOException("a message of the bus is nested too deep");
        }
        return switch (type.code()) {
            case 's', 'o' -> new Text(reader.string());
            case 'g' -> new Text(reader.signature());
            case 'v' -> value(DBusType.parse(reader.signature()), depth + 1);
            case 'a' -> array(type.parts().get(0), depth);
            case '(' -> struct(type, depth);
            default -> scalar(type.code());
        };
    }

    private Scalar scalar(char type) throws IOException {
        return switch (type) {
            case 'y' -> new Scalar(Integer.toString(reader.uint8()));
            case 'b' -> new Scalar(Boolean.toString(reader.int32() != 0));
            case 'n' -> new Scalar(Short.toString(reader.int16()));
            case 'q' -> new Scalar(Integer.toString(Short.toUnsignedInt(reader.int16())));
            case 'i' -> new Scalar(Integer.toString(reader.int32()));
            case 'u', 'h' -> new Scalar(Integer.toUnsignedString(reader.int32()));
            case 'x' -> new Scalar(Long.toString(reader.int64()));
            case 't' -> new Scalar(Long.toUnsignedString(reader.int64()));
            case 'd' -> floating(Double.longBitsToDouble(reader.int64()));
            default -> throw new IOException("a dictionary's entry stands alone");
        };
    }

    private static Scalar floating(double value) throws IOException {
        if (!Double.isFinite(value)) {
            throw new IOException("a value of the bus is no number");
        }
        String exact = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return new Scalar(FloatText.sixDecimals(value), exact);
    }

    private Items struct(DBusType type, int depth) throws IOException {
        reader.beginStruct();
        List<DBusValue> members = new ArrayList<>();
        for (DBusType member : type.parts()) {
            members.add(value(member, depth + 1));
        }
        return new Items(members);
    }

    private DBusValue array(DBusType element, int depth) throws IOException {
        if (element.code() == 'y') {
            return new Bytes(Base64.getEncoder().encodeToString(reader.bytes()));
        }
        if (element.code() == '{') {
            return dictionary(element.parts(), depth);
        }
        List<DBusValue> items = new ArrayList<>();
        int end = reader.beginArray(element.alignment());
        while (reader.isBefore(end)) {
            items.add(value(element, depth + 1));
        }
        return new Items(items);
    }

    private Entries dictionary(List<DBusType> entry, int depth) throws IOException {
        TreeMap<String, DBusValue> entries = new TreeMap<>();
        int end = reader.beginArray(Long.BYTES);
        while (reader.isBefore(end)) {
            reader.beginStruct();
            DBusValue key = value(entry.get(0), depth + 1);
            entries.put(text(key), value(entry.get(entry.size() - 1), depth + 1));
        }
        return new Entries(entries);
    }

    private static String text(DBusValue key) throws IOException {
        if (key instanceof Text text) {
            return text.text();
        }
        if (key instanceof Scalar scalar) {
            return scalar.text();
        }
        throw new IOException("a dictionary has a key that is no scalar");
    }
}
