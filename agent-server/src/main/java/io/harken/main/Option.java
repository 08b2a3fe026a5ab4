package io.harken.main;

import java.util.Optional;

/** The options of the command line, in the order in which complaints about them are printed. */
enum Option {
    CONFIG("c", "config", Argument.REQUIRED),
    FOREGROUND("f", "foreground", Argument.NONE),
    HELP("h", "help", Argument.NONE),
    VERSION("V", "version", Argument.NONE),
    PRINT("p", "print", Argument.NONE),
    TEST("t", "test", Argument.REQUIRED),
    TEST_CONFIG("T", "test-config", Argument.NONE),
    CONTROL("R", "runtime-control", Argument.REQUIRED),
    /** Unlike the others it is ours, and has no letter that {@code zabbix_agentd} could come to use. */
    HEALTH_CHECK("", "healthcheck", Argument.NONE);

    /** Whether an option is followed by a value. */
    enum Argument {
        NONE,
        REQUIRED
    }

    private final String letter;
    private final String word;
    private final Argument argument;

    Option(String letter, String word, Argument argument) {
        this.letter = letter;
        this.word = word;
        this.argument = argument;
    }

    static Optional<Option> ofLetter(char letter) {
        for (Option option : values()) {
            if (option.letter.equals(String.valueOf(letter))) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    /** Finds a long option by its whole name: abbreviations are not understood. */
    static Optional<Option> ofWord(String word) {
        for (Option option : values()) {
            if (option.word.equals(word)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    boolean takesValue() {
        return argument == Argument.REQUIRED;
    }

    /** How complaints name it. */
    String names() {
        return (letter.isEmpty() ? "" : "\"-" + letter + "\" or ") + "\"--" + word + "\"";
    }
}
