package io.harken.json;

/** The inside of a JSON string as {@code zabbix_agentd} writes it: bytes from 0x7f on and the slash stay as they are. */
public final class JsonText {
    private static final int LONGEST = "\\u0000".length();

    private JsonText() {}

    /** The length of a whole text when it is escaped. */
    public static int length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c >= ' ' && c != '"' && c != '\\' ? 1 : isShort(c) ? 2 : LONGEST;
        }
        return length;
    }

    /** A part of a text, escaped. */
    public static String escaped(String text, int begin, int end) {
        StringBuilder json = new StringBuilder(end - begin);
        for (int i = begin; i < end; i++) {
            append(json, text.charAt(i));
        }
        return json.toString();
    }

    private static boolean isShort(char c) {
        return "\"\\\b\f\n\r\t".indexOf(c) >= 0;
    }

    static void append(StringBuilder json, char c) {
        switch (c) {
            case '"', '\\' -> json.append('\\').append(c);
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                if (c < 0x20) {
                    json.append("\\u00").append(c < 0x10 ? '0' : '1').append(Character.forDigit(c & 0xF, 16));
                } else {
                    json.append(c);
                }
            }
        }
    }
}
