package io.harken.collectors.directory;

import java.util.OptionalLong;

/** Numbers with a suffix that multiplies them. */
final class SizeText {
    private static final String SIZES = "KMGT";
    private static final String AGES = "smhdw";
    private static final long[] SECONDS = {1, 60, 3600, 86_400, 604_800};
    private static final int KILO_BITS = 10;

    private SizeText() {}

    /** A number of bytes: {@code 10K}. */
    static OptionalLong bytes(String text) {
        int suffix = suffix(text, SIZES);
        return number(text, suffix, suffix < 0 ? 1 : 1L << (KILO_BITS * (suffix + 1)));
    }

    /** A number of seconds: {@code 5m}. */
    static OptionalLong seconds(String text) {
        int suffix = suffix(text, AGES);
        return number(text, suffix, suffix < 0 ? 1 : SECONDS[suffix]);
    }

    private static int suffix(String text, String suffixes) {
        return text.isEmpty() ? -1 : suffixes.indexOf(text.charAt(text.length() - 1));
    }

    private static OptionalLong number(String text, int suffix, long factor) {
        String digits = suffix < 0 ? text : text.substring(0, text.length() - 1);
        try {
            return isNumber(digits) ? OptionalLong.of(Long.parseUnsignedLong(digits) * factor) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static boolean isNumber(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return !digits.isEmpty();
    }
}
