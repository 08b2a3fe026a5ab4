package io.harken.collectors.systemd;

import io.harken.json.JsonWriter;
import java.util.List;
import java.util.SortedMap;

/** A value of the D-Bus. A variant is the value in it, and a struct an array. */
sealed interface DBusValue {
    /** A string, an object path or a signature, in {@link io.harken.item.ByteText}. */
    record Text(String text) implements DBusValue {}

    /**
     * A number or a truth value.
     *
     * @param text as the value of an item
     * @param json as JSON
     */
    record Scalar(String text, String json) implements DBusValue {
        Scalar(String text) {
            this(text, text);
        }
    }

    /** An array of bytes. */
    record Bytes(String base64) implements DBusValue {}

    /** An array or a struct. */
    record Items(List<DBusValue> items) implements DBusValue {}

    /** A dictionary; its keys are written as text. */
    record Entries(SortedMap<String, DBusValue> entries) implements DBusValue {}

    /** Writes the value as JSON; bytes in Base64. */
    default void writeTo(JsonWriter json) {
        if (this instanceof Text text) {
            json.value(text.text());
        } else if (this instanceof Scalar scalar) {
            json.raw(scalar.json());
        } else if (this instanceof Bytes bytes) {
            json.value(bytes.base64());
        } else if (this instanceof Items items) {
            json.beginArray();
            items.items().forEach(item -> item.writeTo(json));
            json.endArray();
        } else if (this instanceof Entries entries) {
            json.beginObject();
            entries.entries().forEach((key, value) -> value.writeTo(json.name(key)));
            json.endObject();
        }
    }
}
