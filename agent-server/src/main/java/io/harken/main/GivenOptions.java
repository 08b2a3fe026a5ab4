package io.harken.main;

import io.harken.main.RuntimeCommand.BadRuntimeCommandException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Arguments taken apart: options and their values wherever they stand, and what is left. Reading ends at the first help or
 * version option, because nothing after it matters, and at the first option or runtime command that does not exist.
 */
final class GivenOptions {
    /** Thrown when an option cannot be understood. */
    static final class BadOptionException extends Exception {
        private static final long serialVersionUID = 1L;

        BadOptionException(String message) {
            super(message, null, false, false);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    private final Iterator<String> arguments;
    /** The values with which an option was given; empty ones if it takes none. */
    private final Map<Option, List<String>> given = new EnumMap<>(Option.class);

    private final List<String> others = new ArrayList<>();
    private Optional<Option> immediate = Optional.empty();
    private Optional<RuntimeCommand> command = Optional.empty();

    GivenOptions(Collection<String> arguments) throws BadOptionException, BadRuntimeCommandException {
        this.arguments = arguments.iterator();
        while (this.arguments.hasNext() && immediate.isEmpty()) {
            read(this.arguments.next());
        }
    }

    /** The option that is answered at once, whatever else is said. */
    Optional<Option> immediate() {
        return immediate;
    }

    int count(Option option) {
        return values(option).size();
    }

    Optional<String> value(Option option) {
        return values(option).isEmpty()
                ? Optional.empty()
                : Optional.of(values(option).get(0));
    }

    private List<String> values(Option option) {
        return given.getOrDefault(option, List.of());
    }

    /** What a running agent is to be told. */
    Optional<RuntimeCommand> command() {
        return command;
    }

    /** The arguments that are no options. */
    List<String> others() {
        return others;
    }

    private void read(String argument) throws BadOptionException, BadRuntimeCommandException {
        if (argument.equals("--")) {
            arguments.forEachRemaining(others::add);
        } else if (argument.startsWith("--")) {
            readLong(argument);
        } else if (argument.startsWith("-") && argument.length() > 1) {
            readLetters(argument);
        } else {
            others.add(argument);
        }
    }

    private void readLong(String argument) throws BadOptionException, BadRuntimeCommandException {
        int equals = argument.indexOf('=');
        String word = argument.substring(2, equals < 0 ? argument.length() : equals);
        Option option = existing(Option.ofWord(word), "unrecognized option `" + argument + "'");
        if (equals >= 0 && !option.takesValue()) {
            throw new BadOptionException("option `--" + word + "' doesn't allow an argument");
        }
        String value = equals < 0 ? "" : argument.substring(equals + 1);
        // An empty value after the equals sign counts as none: the next argument is the value.
        if (option.takesValue() && value.isEmpty()) {
            value = next("option `--" + word + "' requires an argument");
        }
        take(option, value);
    }

    private void take(Option option, String value) throws BadRuntimeCommandException {
        List<String> all = new ArrayList<>(values(option));
        all.add(value);
        given.put(option, all);
        if (option == Option.CONTROL) {
            command = Optional.of(RuntimeCommand.parse(value));
        } else if (option == Option.HELP || option == Option.VERSION) {
            immediate = Optional.of(option);
        }
    }

    private static Option existing(Optional<Option> option, String complaint) throws BadOptionException {
        if (option.isEmpty()) {
            throw new BadOptionException(complaint);
        }
        return option.get();
    }

    private void readLetters(String argument) throws BadOptionException, BadRuntimeCommandException {
        for (int i = 1; i < argument.length(); i++) {
            char letter = argument.charAt(i);
            Option option = existing(Option.ofLetter(letter), "invalid option -- " + letter);
            if (option.takesValue()) {
                String rest = argument.substring(i + 1);
                String missing = "option requires an argument -- " + letter;
                take(option, rest.isEmpty() ? next(missing) : rest);
                return;
            }
            take(option, "");
            if (immediate.isPresent()) {
                return;
            }
        }
    }

    private String next(String complaint) throws BadOptionException {
        if (!arguments.hasNext()) {
            throw new BadOptionException(complaint);
        }
        return arguments.next();
    }
}
