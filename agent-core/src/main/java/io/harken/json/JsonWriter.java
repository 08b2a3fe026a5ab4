package io.harken.json;

import io.harken.item.FloatText;

/**
 * Writes the JSON text of an item, byte for byte as {@code zabbix_agentd} does: no blanks, floating-point numbers with six
 * decimals. All texts are {@link io.harken.item.ByteText}.
 */
public final class JsonWriter {
    private final StringBuilder json = new StringBuilder();

    /** Whether something stands before what comes next, in the same object or array. */
    private boolean follows;

    /** Opens an object. */
    public JsonWriter beginObject() {
        return open('{');
    }

    /** Closes an object. */
    public JsonWriter endObject() {
        return close('}');
    }

    /** Opens an array. */
    public JsonWriter beginArray() {
        return open('[');
    }

    /** Closes an array. */
    public JsonWriter endArray() {
        return close(']');
    }

    /** The name of the member that comes next. */
    public JsonWriter name(String name) {
        separate();
        quote(name);
        json.append(':');
        follows = false;
        return this;
    }

    /** A string. */
    public JsonWriter value(String text) {
        separate();
        quote(text);
        return this;
    }

    /** An unsigned number. */
    public JsonWriter unsigned(long value) {
        return raw(Long.toUnsignedString(value));
    }

    /** A number. */
    public JsonWriter signed(long value) {
        return raw(Long.toString(value));
    }

    /** A floating-point number. */
    public JsonWriter floating(double value) {
        return raw(FloatText.sixDecimals(value));
    }

    /** A value that is JSON already. */
    public JsonWriter raw(String value) {
        separate();
        json.append(value);
        return this;
    }

    /** What was written so far. */
    @Override
    public String toString() {
        return json.toString();
    }

    private JsonWriter open(char bracket) {
        separate();
        json.append(bracket);
        follows = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        json.append(bracket);
        follows = true;
        return this;
    }

    private void separate() {
        if (follows) {
            json.append(',');
        }
        follows = true;
    }

    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            JsonText.append(json, text.charAt(i));
        }
        json.append('"');
    }
}
