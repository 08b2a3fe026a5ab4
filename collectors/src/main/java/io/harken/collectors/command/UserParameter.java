package io.harken.collectors.command;

import io.harken.config.ConfigEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key that the user defines by a command.
 *
 * @param key its name
 * @param flexible whether it takes parameters, any number of them
 * @param command in {@link io.harken.item.ByteText}
 * @param entry the line that defines it
 */
record UserParameter(String key, boolean flexible, String command, ConfigEntry entry) {
    private static final Pattern KEY = Pattern.compile("([0-9A-Za-z_.-]+)(\\[\\*])?");

    /** Takes a line apart. */
    static UserParameter parse(ConfigEntry entry) throws UserParameterException {
        int comma = entry.value().indexOf(',');
        if (comma < 0) {
            throw new UserParameterException(entry, "not comma-separated");
        }
        Matcher key = KEY.matcher(entry.value().substring(0, comma));
        if (!key.matches()) {
            throw new UserParameterException(entry, "syntax error");
        }
        return new UserParameter(
                key.group(1), key.group(2) != null, entry.value().substring(comma + 1), entry);
    }

    /** The refusal of a key that there is already. */
    UserParameterException exists() {
        return new UserParameterException(entry, "key \"" + key + "\" already exists");
    }
}
