package io.harken.collectors.dns;

import io.harken.item.NotSupportedException;
import java.util.Locale;

/** Domain names in messages (RFC 1035, 3.1) and as text, with the escapes of the C library. */
final class DomainName {
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 255;

    /** The length of {@code \097}. */
    private static final int ESCAPE = 4;

    private static final String SPECIAL = "\".;\\()@$";

    private DomainName() {}

    /** The bytes of a name in a message, in {@link io.harken.item.ByteText}. {@code \.} is no dot, {@code \097} is a byte. */
    static String encode(String text) throws NotSupportedException {
        StringBuilder encoded = new StringBuilder();
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                int length = escaped(text, i);
                label.append(
                        length == ESCAPE ? (char) Integer.parseInt(text.substring(i + 1, i + 4)) : text.charAt(i + 1));
                i += length - 1;
            } else if (c != '.') {
                label.append(c);
            } else if (!text.equals(".")) {
                append(label, encoded);
            }
            if (encoded.length() + label.length() > LONGEST_NAME) {
                throw tooLong();
            }
        }
        if (label.length() > 0) {
            append(label, encoded);
        }
        if (encoded.length() >= LONGEST_NAME) {
            throw tooLong();
        }
        return encoded.append('\0').toString();
    }

    private static int escaped(String text, int backslash) throws NotSupportedException {
        int end = backslash + 1;
        int value = 0;
        while (end < text.length() && end - backslash < ESCAPE && Character.isDigit(text.charAt(end))) {
            value = value * 10 + text.charAt(end) - '0';
            end++;
        }
        if (end - backslash == ESCAPE && value <= 0xFF) {
            return ESCAPE;
        }
        if (end > backslash + 1 || end == text.length()) {
            throw tooLong();
        }
        return 2;
    }

    private static void append(StringBuilder label, StringBuilder encoded) throws NotSupportedException {
        if (label.length() == 0 || label.length() > LONGEST_LABEL) {
            throw tooLong();
        }
        encoded.append((char) label.length()).append(label);
        label.setLength(0);
    }

    private static NotSupportedException tooLong() {
        return new NotSupportedException("Cannot create DNS query: [90] Message too long");
    }

    /** A label as text. */
    static String escape(String label) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) {
                text.append('\\').append(c);
            } else if (c > ' ' && c < 0x7F) {
                text.append(c);
            } else {
                text.append(String.format(Locale.ROOT, "\\%03d", (int) c));
            }
        }
        return text.toString();
    }
}
