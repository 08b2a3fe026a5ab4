package io.harken.item;

import java.nio.charset.StandardCharsets;

/**
 * Bytes in a {@code String}: one character for each byte, U+0000 to U+00FF.
 *
 * <p>Item keys and values are bytes that need not be valid in any charset, and no byte of them may change on the way
 * through. The JVM stores such a string in one byte a character, so nothing is lost but the temptation to decode.
 */
public final class ByteText {
    /** A UTF-8 sequence has at most three bytes behind its first. */
    private static final int LONGEST_TAIL = 3;

    private ByteText() {}

    /** The bytes as text, one character each. */
    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The bytes of a text made by this class. */
    public static byte[] bytes(String byteText) {
        return byteText.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The UTF-8 form of an ordinary Java string, an exception's message for example. */
    public static String utf8(String unicode) {
        return of(unicode.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The longest beginning of at most {@code limit} bytes that does not end inside a UTF-8 sequence. Bytes that are no
     * UTF-8 are cut anywhere.
     */
    public static String cut(String byteText, int limit) {
        if (byteText.length() <= limit) {
            return byteText;
        }
        int end = limit;
        while (end > 0 && limit - end < LONGEST_TAIL && Utf8.isContinuation(byteText.charAt(end))) {
            end--;
        }
        return byteText.substring(0, Utf8.isContinuation(byteText.charAt(end)) ? limit : end);
    }
}
