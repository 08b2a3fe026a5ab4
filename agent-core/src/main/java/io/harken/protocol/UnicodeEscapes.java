package io.harken.protocol;

import io.harken.item.ByteText;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The escapes of JSON for characters beyond ASCII. */
final class UnicodeEscapes {
    /** An escape: a surrogate pair, one code unit, or anything else, which is left to the parser. */
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:u([dD][89abAB]\\p{XDigit}{2})\\\\u([dD][c-fC-F]\\p{XDigit}{2})|u(\\p{XDigit}{4})|.)",
            Pattern.DOTALL);

    private UnicodeEscapes() {}

    /**
     * Replaces these escapes by the UTF-8 bytes of the characters. So a parser sees one character for each byte, and bytes that are
     * not valid UTF-8 pass through it unchanged.
     *
     * @param text in {@link ByteText}
     */
    static String resolve(String text) {
        return ESCAPE.matcher(text).replaceAll(UnicodeEscapes::utf8);
    }

    private static String utf8(MatchResult escape) {
        String replacement = escape.group();
        if (escape.group(1) != null) {
            replacement = ByteText.utf8(codeUnit(escape.group(1)) + codeUnit(escape.group(2)));
        } else if (escape.group(3) != null) {
            char unit = codeUnit(escape.group(3)).charAt(0);
            if (Character.isSurrogate(unit)) {
                replacement = "\\lone surrogate"; // no JSON escape, so the parser will refuse it
            } else if (unit >= 0x80) {
                replacement = ByteText.utf8(String.valueOf(unit));
            }
        }
        return Matcher.quoteReplacement(replacement);
    }

    private static String codeUnit(@Nullable String hex) {
        return String.valueOf((char) Integer.parseInt(String.valueOf(hex), 16));
    }
}
