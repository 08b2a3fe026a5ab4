package io.harken.config;

/**
 * A value for a parameter.
 *
 * @param name the parameter: the text before the first equals sign, or what it stands for today
 * @param value the text after it, blanks around it removed
 * @param place where it is given, in the words of every message
 * @param written the text before the first equals sign
 */
public record ConfigEntry(String name, String value, String place, String written) {
    /**
     * A line of a file, that means what it says.
     *
     * @param file the file, as messages name it
     * @param line its line, from 1
     */
    public ConfigEntry(String name, String value, String file, int line) {
        this(name, value, place(file, line), name);
    }

    /** A value that stands in no file. */
    ConfigEntry(String name, String value, String place) {
        this(name, value, place, name);
    }

    static String place(String file, int line) {
        return "in config file \"" + file + "\", line " + line;
    }

    ConfigEntry withValue(String other) {
        return new ConfigEntry(name, other, place, written);
    }
}
