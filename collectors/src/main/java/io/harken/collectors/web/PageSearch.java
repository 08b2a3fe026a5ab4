package io.harken.collectors.web;

import io.harken.collectors.regex.InvalidRegexException;
import io.harken.collectors.regex.OutputTemplate;
import io.harken.collectors.regex.Regex;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.item.Utf8;
import java.util.Optional;
import java.util.regex.MatchResult;

/**
 * Searches a page for a regular expression, line by line.
 *
 * @param expression in {@link io.harken.item.ByteText}
 * @param length the most characters of the value
 * @param output what a match gives
 */
record PageSearch(String expression, int length, OutputTemplate output) {
    private static final int GREATEST_LENGTH = 2147483646;

    /** The parameters {@code [host,path,port,regexp,length,output]} from the fourth on. */
    static PageSearch of(Parameters parameters) throws NotSupportedException {
        String output = parameters.get(5);
        return new PageSearch(
                parameters.get(3), length(parameters), new OutputTemplate(output.isEmpty() ? "\\0" : output));
    }

    private static int length(Parameters parameters) throws NotSupportedException {
        String text = parameters.get(4);
        if (text.isEmpty()) {
            return GREATEST_LENGTH;
        }
        String significant = text.replaceFirst("^0+(?=.)", "");
        if (!significant.matches("[0-9]{1,10}") || Long.parseLong(significant) > GREATEST_LENGTH) {
            throw parameters.invalid(4);
        }
        return Integer.parseInt(significant);
    }

    /** What the first matching line gives; nothing without a match, or if the expression is none. */
    String in(String page) {
        Regex regex;
        try {
            regex = Regex.compile(expression);
        } catch (InvalidRegexException e) {
            return "";
        }
        for (int begin = 0; begin <= page.length(); ) {
            int newline = page.indexOf('\n', begin);
            int end = newline < 0 ? page.length() : newline;
            boolean hasReturn = newline > begin && page.charAt(newline - 1) == '\r';
            Optional<MatchResult> match = regex.find(page.substring(begin, end - (hasReturn ? 1 : 0)));
            if (match.isPresent()) {
                return Utf8.cut(output.of(match.get()), length);
            }
            begin = end + 1;
        }
        return "";
    }
}
