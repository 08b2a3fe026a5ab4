package io.harken.collectors.regex;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Rewrites an expression of PCRE2 into one of {@code java.util.regex} that means the same, or says what is wrong with it
 * (pcre2pattern(3)).
 */
final class PcrePattern {
    private static final int MAX_REPEAT = 65_535;
    private static final int MAX_DEPTH = 250;

    /**
     * An open group.
     *
     * @param wasExtended whether blanks and comments were skipped outside of it
     * @param lookBehind where the innermost open group is that looks behind, or a negative number
     */
    private record Group(boolean wasExtended, int lookBehind) {}

    private final PcreText text;
    private final PcreEscape escapes;
    private final PcreGroup groups;
    private final PcreClass classes;

    private final Deque<Group> open = new ArrayDeque<>();

    private boolean isExtended;
    private boolean repeatable;

    /** An expression in {@link io.harken.item.ByteText}. */
    PcrePattern(String expression) {
        text = new PcreText(expression);
        escapes = new PcreEscape(text, new PcreNames());
        groups = new PcreGroup(text, escapes);
        classes = new PcreClass(text, escapes);
    }

    /** The expression for the JDK, in {@link io.harken.item.ByteText}. */
    String rewrite() throws InvalidRegexException {
        groups.verbs();
        while (text.hasMore()) {
            item(text.next());
        }
        if (!open.isEmpty()) {
            throw text.error("missing closing parenthesis");
        }
        escapes.requireGroups();
        return text.java();
    }

    private void item(char c) throws InvalidRegexException {
        switch (c) {
            case '\\' -> repeatable = escapes.outside();
            case '[' -> repeatable = classes.rewrite();
            case '(' -> open();
            case ')' -> close();
            case '*', '+', '?' -> repeat(String.valueOf(c), text.position() - 1);
            case '{' -> brace();
            case '|' -> assertion("|");
            // The JDK does not take the end of a text for the beginning of a line.
            case '^' -> assertion("(?:^|\\A)");
            case '$' -> assertion("$");
            case '.' -> plain('.');
            default -> other(c);
        }
    }

    private void other(char c) {
        if (isExtended && (c == ' ' || (c >= '\t' && c <= '\r'))) {
            return;
        }
        if (isExtended && c == '#') {
            text.skipLine();
            return;
        }
        text.writeLiteral(c);
        // The JDK takes all bytes of a character together, once they are decoded.
        repeatable = true;
    }

    private void plain(char c) {
        text.write(String.valueOf(c));
        repeatable = true;
    }

    private void assertion(String java) {
        text.write(java);
        repeatable = false;
    }

    private void open() throws InvalidRegexException {
        int begin = text.position() - 1;
        PcreGroup.Kind kind = groups.open(isExtended);
        if (kind == PcreGroup.Kind.COMMENT) {
            return;
        }
        if (kind == PcreGroup.Kind.GROUP || kind == PcreGroup.Kind.LOOK_BEHIND) {
            int outer = open.isEmpty() ? -1 : open.peek().lookBehind();
            open.push(new Group(isExtended, kind == PcreGroup.Kind.LOOK_BEHIND ? begin : outer));
        }
        if (open.size() > MAX_DEPTH) {
            throw text.error("parentheses are too deeply nested");
        }
        isExtended = groups.isExtended();
        repeatable = kind == PcreGroup.Kind.ITEM;
    }

    private void close() throws InvalidRegexException {
        if (open.isEmpty()) {
            throw text.error("unmatched closing parenthesis", text.position() - 1);
        }
        isExtended = open.pop().wasExtended();
        text.write(")");
        repeatable = true;
    }

    private void repeat(String quantifier, int position) throws InvalidRegexException {
        if (!repeatable) {
            throw text.error("quantifier does not follow a repeatable item", position);
        }
        if (!open.isEmpty() && open.peek().lookBehind() >= 0 && !quantifier.matches("\\?|.*\\d}")) {
            throw text.error(
                    "length of lookbehind assertion is not limited", open.peek().lookBehind());
        }
        text.write(quantifier);
        if (text.take("+")) {
            text.write("+");
        } else if (text.take("?")) {
            text.write("?");
        }
        repeatable = false;
    }

    /** A brace begins a quantifier, or means itself. */
    private void brace() throws InvalidRegexException {
        int begin = text.position();
        String range = text.takeAll("0123456789, \t").replaceAll("[ \t]+", "");
        if (!text.take("}") || !range.matches("\\d+(,\\d*)?|,\\d+")) {
            text.back(begin);
            text.writeLiteral('{');
            repeatable = true;
            return;
        }
        int comma = range.indexOf(',');
        int least = number(comma < 0 ? range : range.substring(0, comma));
        int most = number(comma < 0 ? range : range.substring(comma + 1));
        if (most >= 0 && least > most) {
            throw text.error("numbers out of order in {} quantifier", text.position() - 1);
        }
        repeat("{" + Math.max(0, least) + (comma < 0 ? "" : "," + (most < 0 ? "" : most)) + "}", text.position() - 1);
    }

    private int number(String digits) throws InvalidRegexException {
        if (digits.length() > 9 || (!digits.isEmpty() && Integer.parseInt(digits) > MAX_REPEAT)) {
            throw text.error("number too big in {} quantifier", text.position() - 1);
        }
        return digits.isEmpty() ? -1 : Integer.parseInt(digits);
    }
}
