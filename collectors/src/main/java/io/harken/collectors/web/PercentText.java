package io.harken.collectors.web;

/** Bytes of URLs as {@code %41}. */
final class PercentText {
    private static final int HEX = 16;

    private PercentText() {}

    /** Decodes what is encoded; a {@code %} without two digits stays. */
    static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && isHex(text, i + 1) && isHex(text, i + 2)) {
                decoded.append((char) Integer.parseInt(text.substring(i + 1, i + 3), HEX));
                i += 2;
            } else {
                decoded.append(text.charAt(i));
            }
        }
        return decoded.toString();
    }

    private static boolean isHex(String text, int index) {
        return index < text.length() && Character.digit(text.charAt(index), HEX) >= 0;
    }

    /** Encodes what is no ASCII. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                encoded.append(c);
            } else {
                encoded.append('%').append(Character.forDigit(c >> 4, HEX)).append(Character.forDigit(c & 0xF, HEX));
            }
        }
        return encoded.toString();
    }
}
