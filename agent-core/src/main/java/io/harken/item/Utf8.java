package io.harken.item;

/** UTF-8 in {@link ByteText}. */
public final class Utf8 {
    private Utf8() {}

    /** Whether the text has no other sequences than those of characters (RFC 3629). */
    public static boolean isValid(String text) {
        for (int i = 0; i < text.length(); ) {
            int length = sequence(text, i);
            if (length <= 0) {
                return false;
            }
            i += length;
        }
        return true;
    }

    /** The text with {@code ?} for each sequence that is none, as {@code zabbix_agentd} finds them. */
    public static String repair(String text) {
        if (isValid(text)) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int length = sequence(text, i);
            if (length > 0) {
                repaired.append(text, i, i + length);
            } else {
                repaired.append('?');
            }
            i += Math.abs(length);
        }
        return repaired.toString();
    }

    /** The longest beginning of at most so many characters. Bytes that continue none belong to the character before them. */
    public static String cut(String text, int characters) {
        int begun = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isContinuation(text.charAt(i)) && begun++ == characters) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** Whether a byte stands behind the first one of a sequence. */
    static boolean isContinuation(char c) {
        return (c & 0xC0) == 0x80;
    }

    /** The length of the sequence at an index, negative if it is no character (RFC 3629). */
    private static int sequence(String text, int index) {
        int first = text.charAt(index);
        int length = announced(first);
        int code = length == 1 ? first : first & (0x3F >> (length - 1));
        int end = index + 1;
        while (end < text.length() && end < index + length && isContinuation(text.charAt(end))) {
            code = code << 6 | (text.charAt(end) & 0x3F);
            end++;
        }
        boolean isCharacter = end == index + length
                && (length > 1 || first < 0x80)
                && (length != 2 || code >= 0x80)
                && (length != 3 || (code >= 0x800 && (code < 0xD800 || code > 0xDFFF)))
                && length <= 4
                && (length != 4 || (code >= 0x10000 && code <= 0x10FFFF));
        return isCharacter ? length : index - end;
    }

    /** The length that the first byte announces, in the first form of UTF-8 (RFC 2279), which had up to six bytes. */
    private static int announced(int first) {
        if (first < 0xC0 || first >= 0xFE) {
            return 1;
        }
        return Integer.numberOfLeadingZeros(~first << (Integer.SIZE - Byte.SIZE));
    }
}
