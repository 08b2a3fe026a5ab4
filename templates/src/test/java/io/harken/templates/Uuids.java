package io.harken.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The UUIDs of a template. An import tells what it updates by them, so they never change. */
final class Uuids {
    private static final Pattern VERSION_4 = Pattern.compile("[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}");

    private Uuids() {}

    /** Those of a template are all different and valid, and the other version of it has the same. */
    static void requireSame(Object template, Object other) {
        List<String> uuids = of(template);

        assertEquals(uuids.size(), new HashSet<>(uuids).size());
        assertTrue(uuids.stream().allMatch(VERSION_4.asMatchPredicate()), uuids::toString);
        assertEquals(uuids, of(other));
    }

    private static List<String> of(Object node) {
        List<String> uuids = new ArrayList<>();
        if (node instanceof Map<?, ?> map) {
            if (map.containsKey("uuid")) {
                uuids.add((String) map.get("uuid"));
            }
            map.values().forEach(value -> uuids.addAll(of(value)));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> uuids.addAll(of(value)));
        }
        return uuids;
    }
}
