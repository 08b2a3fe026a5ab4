package io.harken.collectors.regex;

import io.harken.item.NotSupportedException;
import java.util.concurrent.CompletionException;

/** An expression as it is read, byte after byte, and what is written in its place for the JDK. */
final class PcreText {
    private static final int MULTILINE = 0x400;
    private static final int NO_AUTO_CAPTURE = 0x2000;

    private final String expression;
    private final StringBuilder java = new StringBuilder();
    private int at;

    /** An expression in {@link io.harken.item.ByteText}. */
    PcreText(String expression) {
        this.expression = expression;
    }

    boolean hasMore() {
        return at < expression.length();
    }

    /** The next byte, or NUL at the end. */
    char peek() {
        return hasMore() ? expression.charAt(at) : '\0';
    }

    char next() {
        return expression.charAt(at++);
    }

    int position() {
        return at;
    }

    int length() {
        return expression.length();
    }

    /** Goes back to a position. */
    PcreText back(int position) {
        at = position;
        return this;
    }

    /** Passes over a text, if it is next. */
    boolean take(String text) {
        boolean next = expression.startsWith(text, at);
        at += next ? text.length() : 0;
        return next;
    }

    /** Passes over the bytes that are next and one of these, and gives them. */
    String takeAll(String these) {
        int begin = at;
        while (hasMore() && these.indexOf(peek()) >= 0) {
            at++;
        }
        return expression.substring(begin, at);
    }

    /** What is between here and a text, which is passed over too; nothing if it does not come. */
    String takeUntil(String end) {
        int found = expression.indexOf(end, at);
        if (found < 0) {
            return "";
        }
        String between = expression.substring(at, found);
        at = found + end.length();
        return between;
    }

    /** Passes over the rest of a line. */
    void skipLine() {
        int end = expression.indexOf('\n', at);
        at = end < 0 ? expression.length() : end;
    }

    /** Whether a text comes somewhere behind here. */
    boolean comes(String text) {
        return expression.indexOf(text, at) >= 0;
    }

    /** Writes for the JDK. */
    PcreText write(String text) {
        java.append(text);
        return this;
    }

    /** Writes a byte that means itself. */
    void writeLiteral(char c) {
        if (c < 0x80 && !Character.isLetterOrDigit(c) && c > ' ' && c != '_') {
            java.append('\\');
        }
        java.append(c);
    }

    /** Writes a character that means itself, by its number. */
    void writeCodePoint(int codePoint) {
        java.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
    }

    /** What was written. */
    String java() {
        return java.toString();
    }

    /** An error in the words of PCRE2, as {@code zabbix_agentd} tells it. */
    InvalidRegexException error(String what, int position) {
        return new InvalidRegexException(what + ", position " + position + ", flags:0x" + Integer.toHexString(flags()));
    }

    /** An error that is noticed here. */
    InvalidRegexException error(String what) {
        return error(what, at);
    }

    /** Groups get numbers only where one is referred to. */
    private int flags() {
        for (int i = 0; i + 1 < expression.length(); i++) {
            if (expression.charAt(i) == '\\') {
                i++;
                char c = expression.charAt(i);
                if ((c >= '1' && c <= '9') || c == 'g') {
                    return MULTILINE;
                }
            }
        }
        return MULTILINE | NO_AUTO_CAPTURE;
    }

    /**
     * What the JDK has nothing for. It is told to the user and not taken for an expression that matches nothing; those who
     * compile one know only the errors of PCRE.
     */
    static CompletionException unsupported(String what) {
        return refusal("Regular expressions with " + what + " are not supported.");
    }

    /** The same in other words. */
    static CompletionException refusal(String reason) {
        return new CompletionException(new NotSupportedException(reason));
    }
}
