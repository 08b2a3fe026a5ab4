package io.harken.collectors.process;

import io.harken.collectors.regex.InvalidRegexException;
import io.harken.collectors.regex.Regex;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Which processes are asked for. Only the files that are needed are read.
 *
 * @param name the name in the status or the program of the command line; empty for any
 * @param user the number of the real user, if it matters
 * @param state the letter of the state; empty for any
 * @param commandLine what must be found in the command line, if it matters
 */
record ProcessFilter(String name, OptionalLong user, String state, Optional<Predicate<String>> commandLine) {
    /**
     * What a parameter wants to find in command lines; nothing if it is empty.
     *
     * @param ordinal how the parameter is called in the refusal
     */
    static Optional<Predicate<String>> expression(String parameter, String ordinal) throws NotSupportedException {
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Regex.compile(parameter)::finds);
        } catch (InvalidRegexException e) {
            throw new NotSupportedException("Invalid regular expression in " + ordinal + " parameter: " + e.reason());
        }
    }

    /** Whether a process is one of them; a process that has ended is not. */
    boolean matches(ProcessFiles process) throws IOException {
        if (name.isEmpty() && user.isEmpty() && state.isEmpty() && commandLine.isEmpty()) {
            return process.exists();
        }
        return matchesStatus(process) && (name.isEmpty() || process.isNamed(name)) && matchesCommandLine(process);
    }

    private boolean matchesStatus(ProcessFiles process) throws IOException {
        if (user.isEmpty() && state.isEmpty()) {
            return true;
        }
        return process.hasStatus()
                && (user.isEmpty() || process.status().number("Uid:") == user.getAsLong())
                && (state.isEmpty() || process.status().letter("State:") == state.charAt(0));
    }

    private boolean matchesCommandLine(ProcessFiles process) throws IOException {
        return commandLine.isEmpty()
                || (process.hasCommandLine()
                        && commandLine.get().test(process.commandLine().joined()));
    }
}
