package io.harken.config;

/**
 * One {@code name=value} line.
 *
 * @param name the parameter: the text before the first equals sign, or what it stands for today
 * @param value the text after it, blanks around it removed
 * @param file the file it stands in, as the message names it
 * @param line its line, from 1
 * @param written the text before the first equals sign
 */
public record ConfigEntry(String name, String value, String file, int line, String written) {
    /** A line that means what it says. */
    public ConfigEntry(String name, String value, String file, int line) {
        this(name, value, file, line, name);
    }

    /** Where the line is, in the words of every message. */
    public String place() {
        return place(file, line);
    }

    static String place(String file, int line) {
        return "in config file \"" + file + "\", line " + line;
    }

    ConfigEntry withValue(String other) {
        return new ConfigEntry(name, other, file, line, written);
    }
}
