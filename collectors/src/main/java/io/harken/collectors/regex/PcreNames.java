package io.harken.collectors.regex;

import java.util.HashMap;
import java.util.Map;

/** The names of groups: the JDK knows fewer characters for them. */
final class PcreNames {
    private final Map<String, String> known = new HashMap<>();

    /** Notes a name; false if it is known already. */
    boolean add(String name) {
        return known.putIfAbsent(name, "n" + known.size()) == null;
    }

    /** What the JDK knows a name by, or nothing. */
    String of(String name) {
        return known.getOrDefault(name, "");
    }
}
