package io.harken.collectors.regex;

import java.util.Map;

/** A class of characters in brackets. */
final class PcreClass {
    /** What has no code point: a set of characters. */
    private static final int SET = -1;

    /** What is nothing: the end of a quotation. */
    private static final int NOTHING = -2;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String INVALID_RANGE = "invalid range in character class";

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("alnum", "Alnum"),
            Map.entry("alpha", "Alpha"),
            Map.entry("ascii", "ASCII"),
            Map.entry("blank", "Blank"),
            Map.entry("cntrl", "Cntrl"),
            Map.entry("digit", "Digit"),
            Map.entry("graph", "Graph"),
            Map.entry("lower", "Lower"),
            Map.entry("print", "Print"),
            Map.entry("punct", "Punct"),
            Map.entry("space", "Space"),
            Map.entry("upper", "Upper"),
            Map.entry("xdigit", "XDigit"));

    private final PcreText text;
    private final PcreEscape escapes;
    private boolean quoted;

    PcreClass(PcreText text, PcreEscape escapes) {
        this.text = text;
        this.escapes = escapes;
    }

    /** Rewrites a class behind its opening bracket; it can be repeated. */
    boolean rewrite() throws InvalidRegexException {
        int begin = text.position();
        if (text.take(":") && !named().isEmpty()) {
            throw text.error("POSIX named classes are supported only within a class", begin - 1);
        }
        text.back(begin);
        text.write(text.take("^") ? "[^" : "[");
        boolean first = true;
        while (first || quoted || text.peek() != ']') {
            requireMore();
            members();
            first = false;
        }
        text.next();
        text.write("]");
        return true;
    }

    private void requireMore() throws InvalidRegexException {
        if (!text.hasMore()) {
            throw text.error("missing terminating ] for character class");
        }
    }

    /** Rewrites a member or a range. */
    private void members() throws InvalidRegexException {
        int low = member();
        int begin = text.position();
        boolean range = low != NOTHING && !quoted && text.take("-") && text.hasMore() && text.peek() != ']';
        if (range && low == SET) {
            throw text.error(INVALID_RANGE);
        }
        if (!range) {
            text.back(begin);
            if (low >= 0) {
                text.writeCodePoint(low);
            }
            return;
        }
        int high = member();
        if (high < 0) {
            throw text.error(INVALID_RANGE);
        }
        if (high < low) {
            throw text.error("range out of order in character class", text.position() - 1);
        }
        text.writeCodePoint(low);
        text.write("-").writeCodePoint(high);
    }

    /** The code point of a member, which is yet to be written, or that it is none. */
    private int member() throws InvalidRegexException {
        if (quoted && text.take("\\E")) {
            quoted = false;
            return NOTHING;
        }
        char c = text.next();
        if (!quoted && c == '\\') {
            return escape();
        }
        if (!quoted && c == '[' && posix()) {
            return SET;
        }
        return escapes.decoded(c);
    }

    private int escape() throws InvalidRegexException {
        if (!text.hasMore()) {
            throw text.error("\\ at end of pattern");
        }
        char c = text.next();
        return switch (c) {
            case 'Q' -> {
                quoted = true;
                yield NOTHING;
            }
            case 'E' -> NOTHING;
            case 'b' -> '\b';
            case 'A', 'B', 'C', 'G', 'K', 'N', 'R', 'X', 'Z', 'z' ->
                throw text.error("escape sequence is invalid in character class", text.position() - 1);
            case 'd', 'D', 'w', 'W', 's', 'S', 'h', 'H', 'v', 'V', 'p', 'P' -> {
                escapes.inside(c);
                yield SET;
            }
            default -> escapes.character(c);
        };
    }

    /** The name of a named set, if that is what comes. */
    private String named() {
        int begin = text.position();
        String not = text.take("^") ? "^" : "";
        String name = text.takeAll(LETTERS);
        if (!name.isEmpty() && text.take(":]")) {
            return not + name;
        }
        text.back(begin);
        return "";
    }

    private boolean posix() throws InvalidRegexException {
        int begin = text.position();
        if (text.take(".") || text.take("=")) {
            String end = text.back(begin).next() + "]";
            if (!text.takeAll(LETTERS).isEmpty() && text.take(end)) {
                throw text.error("POSIX collating elements are not supported");
            }
        } else if (text.take(":")) {
            String name = named();
            if (!name.isEmpty()) {
                text.write(set(name));
                return true;
            }
        }
        text.back(begin);
        return false;
    }

    private String set(String name) throws InvalidRegexException {
        boolean not = name.startsWith("^");
        String plain = not ? name.substring(1) : name;
        if (plain.equals("word")) {
            return not ? "\\W" : "\\w";
        }
        String known = NAMED.get(plain);
        if (known == null) {
            throw text.error("unknown POSIX class name");
        }
        return (not ? "\\P{" : "\\p{") + known + "}";
    }
}
