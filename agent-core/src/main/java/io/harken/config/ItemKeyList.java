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
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '"' && depth > 0 && list.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (c == '[' && !quoted) {
                depth++;
            } else if (c == ']' && !quoted) {
                depth--;
            } else if (c == ',' && depth <= 0) {
                keys.add(Blanks.trim(list.substring(begin, i)));
                begin = i + 1;
            }
        }
        keys.add(Blanks.trim(list.substring(begin)));
        return keys.stream().filter(key -> !key.isEmpty()).toList();
    }
}
