package io.harken.item;

/**
 * A value of an item.
 *
 * @param type how the value is stored, which only {@code -t} and {@code -p} print
 * @param text the value as it goes on the wire, in {@link ByteText}
 */
public record ItemValue(Type type, String text) {
    /** The types of values, with the letter that {@code zabbix_agentd -t} prints for them. */
    public enum Type {
        /** An unsigned 64-bit number. */
        UNSIGNED('u'),
        /** A string. */
        STRING('s');

        private final char letter;

        Type(char letter) {
            this.letter = letter;
        }

        /** The letter that {@code zabbix_agentd -t} prints. */
        public char letter() {
            return letter;
        }
    }

    /** An unsigned number. */
    public static ItemValue unsigned(long value) {
        return new ItemValue(Type.UNSIGNED, Long.toUnsignedString(value));
    }

    /** A string, in {@link ByteText}. */
    public static ItemValue string(String byteText) {
        return new ItemValue(Type.STRING, byteText);
    }
}
