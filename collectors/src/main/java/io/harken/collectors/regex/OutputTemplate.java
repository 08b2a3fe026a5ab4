package io.harken.collectors.regex;

import java.util.regex.MatchResult;

/**
 * What a key answers for a match: {@code \0} is all of it, {@code \1} to {@code \9} are its groups, {@code \\} is a
 * backslash.
 *
 * @param text in {@link io.harken.item.ByteText}
 */
public record OutputTemplate(String text) {
    /** The longest output, in bytes; a group may be put in as often as one likes. */
    private static final int LONGEST = 2 * 1024 * 1024;

    /** The text for a match. */
    public String of(MatchResult match) {
        StringBuilder output = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            requireBound(output);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (c == '\\' && next >= '0' && next <= '9') {
                output.append(group(match, next - '0'));
                i++;
            } else {
                output.append(c);
                i += c == '\\' && next == '\\' ? 1 : 0;
            }
        }
        requireBound(output);
        return output.toString();
    }

    private static void requireBound(StringBuilder output) {
        if (output.length() > LONGEST) {
            throw PcreText.refusal("The output is longer than " + LONGEST + " bytes.");
        }
    }

    private static String group(MatchResult match, int number) {
        String group = number > match.groupCount() ? null : match.group(number);
        return group == null ? "" : group;
    }
}
