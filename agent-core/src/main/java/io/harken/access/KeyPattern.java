package io.harken.access;

import io.harken.item.ItemKey;
import io.harken.item.NotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of item keys. {@code k} matches the key without brackets, {@code k[]} the one whose only parameter is empty,
 * {@code k[a,*]} the ones whose first parameter is {@code a}; {@code *} and {@code *[]} match every key.
 *
 * @param name the form of the name
 * @param hasBrackets whether brackets follow the name
 * @param parameters the forms of the parameters; the last one, if it is a star, is for all that follow
 */
public record KeyPattern(Wildcard name, boolean hasBrackets, List<Wildcard> parameters) {
    /** All that {@code system.run} can be asked, but not the bare {@code system.run}. */
    static final KeyPattern ALL_COMMANDS = new KeyPattern(new Wildcard("system.run"), true, List.of(new Wildcard("*")));

    /** One star at the end of the parameters means what several mean. */
    public KeyPattern {
        int size = parameters.size();
        while (size > 1
                && parameters.get(size - 1).isAnything()
                && parameters.get(size - 2).isAnything()) {
            size--;
        }
        parameters = List.copyOf(parameters.subList(0, size));
    }

    /** Reads a pattern; nothing if the text is none. */
    public static Optional<KeyPattern> parse(String text) {
        int nameEnd = nameEnd(text);
        String brackets = text.substring(nameEnd);
        boolean wellFormed = brackets.isEmpty() || (brackets.startsWith("[") && brackets.endsWith("]"));
        if (nameEnd == 0 || !wellFormed) {
            return Optional.empty();
        }
        Wildcard name = new Wildcard(text.substring(0, nameEnd));
        return Optional.of(
                brackets.equals("[]") ? new KeyPattern(name, true, List.of()) : withParameters(name, brackets));
    }

    /** Parameters that no key could have are accepted by {@code zabbix_agentd}, and taken for none. */
    private static KeyPattern withParameters(Wildcard name, String brackets) {
        List<Wildcard> parameters = new ArrayList<>();
        try {
            ItemKey.parse("k" + brackets).parameters().forEach(value -> parameters.add(new Wildcard(value)));
        } catch (NotSupportedException e) {
            return new KeyPattern(name, false, List.of());
        }
        return new KeyPattern(name, !parameters.isEmpty(), parameters);
    }

    private static int nameEnd(String text) {
        int end = 0;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || "_-.*".indexOf(c) >= 0;
    }

    /** Whether a key has this form. */
    public boolean matches(ItemKey key) {
        return matchesEverything() || (name.matches(key.name()) && matchesParameters(key.parameters()));
    }

    /** Whether every key has this form, with or without parameters. */
    boolean matchesEverything() {
        return name.isAnything() && parameters.isEmpty();
    }

    /** Whether it is about {@code system.run} by its name. */
    boolean namesCommands() {
        return name.text().equals(ALL_COMMANDS.name.text());
    }

    private boolean matchesParameters(List<String> values) {
        if (parameters.isEmpty()) {
            return values.equals(hasBrackets ? List.of("") : List.of());
        }
        int last = parameters.size() - 1;
        boolean open = parameters.get(last).isAnything();
        if (values.isEmpty() || (open ? values.size() < last : values.size() != parameters.size())) {
            return false;
        }
        for (int i = 0; i < (open ? last : values.size()); i++) {
            if (!parameters.get(i).matches(values.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The pattern as a text that is read as this pattern again. */
    @Override
    public String toString() {
        List<String> written = new ArrayList<>();
        parameters.forEach(parameter -> written.add(written(parameter.text())));
        return name.text() + (hasBrackets ? "[" + String.join(",", written) + "]" : "");
    }

    /** A backslash cannot end a quoted parameter, and what only an array can hold can be put into one. */
    private static String written(String value) {
        if (!value.endsWith("\\")) {
            return '"' + value.replace("\"", "\\\"") + '"';
        }
        boolean unquoted = " \"[".indexOf(value.charAt(0)) < 0 && value.indexOf(',') < 0 && value.indexOf(']') < 0;
        return unquoted ? value : '[' + value + ']';
    }
}
