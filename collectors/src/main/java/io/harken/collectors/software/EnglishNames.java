package io.harken.collectors.software;

import java.util.List;

/** Days and months as the C locale abbreviates them, in their order from Monday and from January. */
final class EnglishNames {
    static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private EnglishNames() {}
}
