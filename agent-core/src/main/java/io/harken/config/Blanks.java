package io.harken.config;

import java.util.Arrays;
import java.util.List;

/** What counts as blank in a configuration file: spaces and tabs, at the right end also what ends a line. */
final class Blanks {
    private static final String LEFT = " \t";
    private static final String RIGHT = " \t\r\n";

    private Blanks() {}

    static String trim(String text) {
        return trimLeft(trimRight(text));
    }

    static String trimLeft(String text) {
        int start = 0;
        while (start < text.length() && LEFT.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start);
    }

    static String trimRight(String text) {
        int end = text.length();
        while (end > 0 && RIGHT.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Removes the blanks around the commas of a list. */
    static String trimList(String list) {
        List<String> items = items(list);
        items.replaceAll(Blanks::trim);
        return String.join(",", items);
    }

    /** What a list holds between its commas, empty items included. */
    static List<String> items(String list) {
        return Arrays.asList(list.split(",", -1));
    }
}
