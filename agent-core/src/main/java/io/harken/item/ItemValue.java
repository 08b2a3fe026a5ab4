package io.harken.item;

import java.util.OptionalDouble;

/**
 * A value of an item.
 *
 * @param type how the value is stored, which only {@code -t} and {@code -p} print
 * @param text the value as it goes on the wire, in {@link ByteText}
 * @param exact the number behind a text that rounds it, of which {@code -t} and {@code -p} print more digits
 * @param release gives back the memory that a long value is accounted with; called once it has been sent
 */
public record ItemValue(Type type, String text, OptionalDouble exact, Runnable release) {
    private static final Runnable NOT_ACCOUNTED = ItemValue::nothing;

    /** The types of values, with the letter that {@code zabbix_agentd -t} prints for them. */
    public enum Type {
        /** An unsigned 64-bit number. */
        UNSIGNED('u'),
        /** A floating-point number. */
        FLOAT('d'),
        /** A string. */
        STRING('s'),
        /** A text, which may have many lines. */
        TEXT('t');

        private final char letter;

        Type(char letter) {
            this.letter = letter;
        }

        /** The letter that {@code zabbix_agentd -t} prints. */
        public char letter() {
            return letter;
        }
    }

    /** A value that is not accounted for. */
    public ItemValue(Type type, String text) {
        this(type, text, NOT_ACCOUNTED);
    }

    /** A value whose text says all of it. */
    public ItemValue(Type type, String text, Runnable release) {
        this(type, text, OptionalDouble.empty(), release);
    }

    private static void nothing() {}

    /** An unsigned number. */
    public static ItemValue unsigned(long value) {
        return new ItemValue(Type.UNSIGNED, Long.toUnsignedString(value));
    }

    /** A floating-point number, with six decimals. */
    public static ItemValue floating(double value) {
        return new ItemValue(Type.FLOAT, FloatText.sixDecimals(value), OptionalDouble.of(value), NOT_ACCOUNTED);
    }

    /** A string, in {@link ByteText}. */
    public static ItemValue string(String byteText) {
        return new ItemValue(Type.STRING, byteText);
    }

    /** A text, in {@link ByteText}. */
    public static ItemValue text(String byteText) {
        return new ItemValue(Type.TEXT, byteText);
    }
}
