package io.harken.collectors.command;

import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;

/**
 * The command of a user parameter with parameters: {@code $1} to {@code $9} are parameters, {@code $0} is the whole
 * template, {@code $$} is a dollar sign. Nothing is quoted, and nothing that was put in is looked at again.
 *
 * @param text in {@link io.harken.item.ByteText}
 * @param unsafe whether parameters may hold characters that are special to a shell
 */
record CommandTemplate(String text, boolean unsafe) {
    private static final String SPECIAL = "\\'\"`*?[]{}~$!&;()<>|#@\n";

    /**
     * The command for parameters, of which those that are referred to are judged; one that no shell can be started with ends
     * somewhere behind what it may be long.
     */
    String command(Parameters parameters) throws NotSupportedException {
        StringBuilder command = new StringBuilder();
        int at = 0;
        for (int dollar = text.indexOf('$');
                dollar >= 0 && dollar + 1 < text.length() && command.length() < ShellScript.MAX_ARGUMENT;
                dollar = text.indexOf('$', at)) {
            command.append(text, at, dollar).append(replacement(text.charAt(dollar + 1), parameters));
            at = dollar + 2;
        }
        return command.append(text, at, text.length()).toString();
    }

    private String replacement(char c, Parameters parameters) throws NotSupportedException {
        if (c == '0') {
            return text;
        }
        if (c >= '1' && c <= '9') {
            return judged(parameters.get(c - '1'));
        }
        return c == '$' ? "$" : "$" + c;
    }

    private String judged(String parameter) throws NotSupportedException {
        if (!unsafe && parameter.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0)) {
            throw new NotSupportedException(
                    "Special characters \"\\, ', \", `, *, ?, [, ], {, }, ~, $, !, &, ;, (, ), <, >,"
                            + " |, #, @, 0x0a\" are not allowed in the parameters.");
        }
        return parameter;
    }
}
