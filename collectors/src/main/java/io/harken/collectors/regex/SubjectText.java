package io.harken.collectors.regex;

import io.harken.item.ByteText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * A text that is searched, in Unicode. A byte that is no UTF-8 is a character of its own that there is not: nothing matches
 * it, as for PCRE2.
 *
 * @param unicode the text
 * @param hasStrays whether there are such bytes
 */
record SubjectText(String unicode, boolean hasStrays) {
    private static final char REPLACEMENT = '\uFFFD';

    /** A lone surrogate of 0xDC00 and the byte. */
    private static final int STRAY = 0xDC00;

    /** A text of bytes. */
    static SubjectText of(String byteText) {
        if (isAscii(byteText)) {
            return new SubjectText(byteText, false);
        }
        byte[] bytes = ByteText.bytes(byteText);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? new SubjectText(text, false) : decode(ByteBuffer.wrap(bytes));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static SubjectText decode(ByteBuffer bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        boolean strays = false;
        for (CoderResult result = decoder.decode(bytes, text, true);
                result.isError();
                result = decoder.decode(bytes, text, true)) {
            strays = true;
            for (int i = 0; i < result.length(); i++) {
                text.put((char) (STRAY + (bytes.get() & 0xFF)));
            }
        }
        return new SubjectText(text.flip().toString(), strays);
    }

    /** Where the next stray byte is, or the end. */
    int nextStray(int begin) {
        for (int i = begin; hasStrays && i < unicode.length(); i++) {
            if (isStray(i)) {
                return i;
            }
        }
        return unicode.length();
    }

    private boolean isStray(int index) {
        return Character.isLowSurrogate(unicode.charAt(index))
                && (index == 0 || !Character.isHighSurrogate(unicode.charAt(index - 1)));
    }

    /** A part of the text as it came, in {@link ByteText}. */
    String bytes(int begin, int end) {
        StringBuilder part = new StringBuilder(end - begin);
        int from = begin;
        for (int stray = nextStray(begin); stray < end; stray = nextStray(stray + 1)) {
            part.append(ByteText.utf8(unicode.substring(from, stray)));
            part.append((char) (unicode.charAt(stray) - STRAY));
            from = stray + 1;
        }
        return part.append(ByteText.utf8(unicode.substring(from, end))).toString();
    }
}
