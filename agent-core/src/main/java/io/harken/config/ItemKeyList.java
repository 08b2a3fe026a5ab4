package io.harken.config;

import java.util.ArrayList;
import java.util.List;

/** Item keys between commas; they have commas of their own, in brackets and perhaps in quotes there. */
final class ItemKeyList {
    private ItemKeyList() {}

    /** The keys, without the blanks around them; empty ones do not count. */
    static List<String> split(String list) {
        List<String> keys = new ArrayList<>();
        int begin = 0;
        int depth = 0;
        boolean quoted = false;
        // Quotes and arrays begin with the first character of a parameter; elsewhere they are characters like others.
        boolean atStart = false;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (quoted) {
                quoted = c != '"' || list.charAt(i - 1) == '\\';
                continue;
            }
            if (c == '"' && atStart) {
                quoted = true;
            } else if (c == '[' && (depth == 0 || atStart)) {
                depth++;
            } else if (c == ']' && depth > 0) {
                depth--;
            } else if (c == ',' && depth == 0) {
                keys.add(Blanks.trim(list.substring(begin, i)));
                begin = i + 1;
            }
            atStart = depth > 0 && (c == '[' || c == ',' || (atStart && c == ' '));
        }
        keys.add(Blanks.trim(list.substring(begin)));
        return keys.stream().filter(key -> !key.isEmpty()).toList();
    }
}
