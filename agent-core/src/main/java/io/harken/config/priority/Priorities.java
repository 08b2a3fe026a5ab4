package io.harken.config.priority;

import java.util.List;
import java.util.Map;

/**
 * What a priority string chooses. It may choose what Harken never uses.
 *
 * @param names those of each category in upper case, the preferred first
 * @param serverDecides whether the preferences of the server decide; else those of the client
 * @param profile how strong certificates must be
 */
public record Priorities(Map<Category, List<String>> names, boolean serverDecides, Profile profile) {
    /**
     * Reads a priority string.
     *
     * @throws PriorityException if it is wrong, or asks for a strength that Harken does not have
     */
    public static Priorities parse(String text) throws PriorityException {
        return new PriorityParser().parse(text);
    }

    /** The place of something in the order of its category; negative if it is not chosen. */
    public int rank(Category category, String name) {
        return names.getOrDefault(category, List.of()).indexOf(name);
    }

    /** Whether something is chosen. */
    public boolean allows(Category category, String name) {
        return rank(category, name) >= 0;
    }
}
