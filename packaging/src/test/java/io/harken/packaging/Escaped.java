package io.harken.packaging;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes as they are written in tables and logs, both in {@link io.harken.item.ByteText}.
 *
 * <p>{@code \\ \n \r \t \0 \xHH} are bytes, {@code \*64(ab)} is 64 times {@code ab}.
 */
final class Escaped {
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:x(\\p{XDigit}{2})|\\*(\\d+)\\(([^)]*)\\)|(.))", Pattern.DOTALL);

    private Escaped() {}

    static String decode(String escaped) {
        return ESCAPE.matcher(escaped).replaceAll(escape -> Matcher.quoteReplacement(decode(escape)));
    }

    private static String decode(MatchResult escape) {
        if (escape.group(1) != null) {
            return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
        }
        if (escape.group(2) != null) {
            return decode(escape.group(3)).repeat(Integer.parseInt(escape.group(2)));
        }
        return switch (escape.group(4)) {
            case "\\" -> "\\";
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "0" -> "\0";
            default -> throw new IllegalArgumentException("No such escape: " + escape.group());
        };
    }

    static String encode(String bytes) {
        StringBuilder escaped = new StringBuilder();
        bytes.chars().forEach(c -> escaped.append(encode((char) c)));
        return escaped.toString();
    }

    private static String encode(char c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\0' -> "\\0";
            default -> c < 0x20 || c > 0x7E ? String.format("\\x%02x", (int) c) : String.valueOf(c);
        };
    }
}
