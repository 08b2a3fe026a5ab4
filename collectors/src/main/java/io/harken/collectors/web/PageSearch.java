package io.harken.collectors.web;

import io.harken.collectors.regex.InvalidRegexException;
import io.harken.collectors.regex.Regex;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;

/** Searches a page for a regular expression, line by line. Patterns and lines are UTF-8. */
final class PageSearch {
    private static final int GREATEST_LENGTH = 2147483646;

    private final String expression;
    private final int length;
    private final String template;

    private PageSearch(String expression, int length, String template) {
        this.expression = expression;
        this.length = length;
        this.template = template;
    }

    /** The parameters {@code [host,path,port,regexp,length,output]} from the fourth on. */
    static PageSearch of(Parameters parameters) throws NotSupportedException {
        String output = parameters.get(5);
        return new PageSearch(unicode(parameters.get(3)), length(parameters), output.isEmpty() ? "\\0" : output);
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
            Optional<MatchResult> match = regex.find(unicode(page.substring(begin, end - (hasReturn ? 1 : 0))));
            if (match.isPresent()) {
                return cut(output(match.get()));
            }
            begin = end + 1;
        }
        return "";
    }

    private String output(MatchResult match) {
        StringBuilder output = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char next = i + 1 < template.length() ? template.charAt(i + 1) : '\0';
            if (template.charAt(i) == '\\' && next >= '0' && next <= '9') {
                output.append(group(match, next - '0'));
                i++;
            } else {
                output.append(template.charAt(i));
                i += template.charAt(i) == '\\' && next == '\\' ? 1 : 0;
            }
        }
        return output.toString();
    }

    private static String group(MatchResult match, int number) {
        String group = number > match.groupCount() ? null : match.group(number);
        return group == null ? "" : ByteText.utf8(group);
    }

    private String cut(String text) {
        String unicode = unicode(text);
        return unicode.codePointCount(0, unicode.length()) <= length
                ? text
                : ByteText.utf8(unicode.substring(0, unicode.offsetByCodePoints(0, length)));
    }

    private static String unicode(String byteText) {
        return new String(ByteText.bytes(byteText), StandardCharsets.UTF_8);
    }
}
