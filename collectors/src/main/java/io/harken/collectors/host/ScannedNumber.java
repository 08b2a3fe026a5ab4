package io.harken.collectors.host;

import java.util.OptionalLong;

/** Numbers as scanf(3) finds them in a text, for files that {@code zabbix_agentd} reads so. */
public final class ScannedNumber {
    private ScannedNumber() {}

    /**
     * The unsigned number at an index, as {@code %lu}: behind blanks, up to what is no digit. What is too great becomes the
     * greatest number, and what is negative its complement.
     */
    public static OptionalLong unsigned(String text, int from) {
        int start = from;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        boolean negative = start < text.length() && text.charAt(start) == '-';
        if (negative || (start < text.length() && text.charAt(start) == '+')) {
            start++;
        }
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return start == end ? OptionalLong.empty() : OptionalLong.of(number(text.substring(start, end), negative));
    }

    private static long number(String digits, boolean negative) {
        try {
            long number = Long.parseUnsignedLong(digits);
            return negative ? -number : number;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
