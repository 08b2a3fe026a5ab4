package io.harken.collectors.process;

import java.util.OptionalLong;

/**
 * Whose processor time is asked for.
 *
 * @param name the name of the processes; empty for any
 * @param owner the number of the user to whom the folder of a process belongs, if it matters
 * @param expression what must be found in the command line; empty for anything
 */
record CpuQuestion(String name, OptionalLong owner, String expression) {
    /** How long its texts are, together. */
    int length() {
        return name.length() + expression.length();
    }
}
