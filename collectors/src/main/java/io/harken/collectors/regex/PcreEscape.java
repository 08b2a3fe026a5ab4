package io.harken.collectors.regex;

import java.util.Map;

/** What stands behind a backslash, and what refers to groups. */
final class PcreEscape {
    private static final String NOT_HEX = "non-hex character in \\x{} (closing brace missing?)";
    private static final String NO_DIGITS = "digits missing after \\x or in \\x{} or \\o{} or \\N{U+}";
    private static final String NO_GROUP = "reference to non-existent subpattern";
    private static final int LONGEST_OCTAL = 3;

    /** Word boundaries, which JDKs before 19 do not take for those of ASCII. */
    private static final Map<Character, String> BOUNDARIES = Map.of(
            'b', "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))",
            'B', "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))",
            'A', "\\A",
            'Z', "\\Z",
            'z', "\\z",
            'G', "\\G");

    private final PcreText text;
    private final PcreNames names;
    private int groups;
    private int highestReference;
    private int positionOfHighest;

    PcreEscape(PcreText text, PcreNames names) {
        this.text = text;
        this.names = names;
    }

    PcreNames names() {
        return names;
    }

    void addGroup() {
        groups++;
    }

    /** Whether everything that is referred to by its number is there. */
    void requireGroups() throws InvalidRegexException {
        if (highestReference > groups) {
            throw text.error(NO_GROUP, positionOfHighest);
        }
    }

    /** Rewrites an escape outside of a class, and says whether it can be repeated. */
    boolean outside() throws InvalidRegexException {
        if (!text.hasMore()) {
            throw text.error("\\ at end of pattern");
        }
        char c = text.next();
        String boundary = BOUNDARIES.get(c);
        if (boundary != null) {
            text.write(boundary);
            return false;
        }
        if (c >= '1' && c <= '9') {
            reference();
            return true;
        }
        switch (c) {
            case 'Q' -> quoted();
            case 'E' -> {}
            case 'R', 'X' -> text.write("\\" + c);
            case 'N' -> notLineEnd();
            case 'k' -> named();
            case 'g' -> numbered();
            case 'K', 'C' -> throw PcreText.unsupported("\\" + c);
            default -> inside(c);
        }
        return true;
    }

    private void quoted() {
        String quoted = text.comes("\\E") ? text.takeUntil("\\E") : rest();
        for (int i = 0; i < quoted.length(); i++) {
            text.writeLiteral(quoted.charAt(i));
        }
    }

    private String rest() {
        StringBuilder rest = new StringBuilder();
        while (text.hasMore()) {
            rest.append(text.next());
        }
        return rest.toString();
    }

    private void notLineEnd() throws InvalidRegexException {
        if (text.take("{U+")) {
            text.writeCodePoint(number("}", 16));
        } else {
            text.write("[^\\n]");
        }
    }

    /** Rewrites what may stand in a class, too: a set of characters, or one. */
    void inside(char c) throws InvalidRegexException {
        switch (c) {
            case 'd', 'D', 'w', 'W', 's', 'S', 'h', 'H', 'v', 'V' -> text.write("\\" + c);
            case 'p', 'P' -> property(c);
            default -> text.writeCodePoint(character(c));
        }
    }

    /** The character that an escape means, of which this comes behind the backslash. */
    int character(char c) throws InvalidRegexException {
        return switch (c) {
            case 'a' -> 0x07;
            case 'e' -> 0x1B;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'c' -> control();
            case 'x' -> text.take("{") ? number("}", 16) : hex();
            case 'o' -> {
                if (!text.take("{")) {
                    throw text.error("missing opening brace after \\o");
                }
                yield number("}", 8);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c);
            case 'u', 'U', 'l', 'L', 'F' ->
                throw text.error("PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u");
            default -> {
                if (c < 0x80 && Character.isLetterOrDigit(c)) {
                    throw text.error("unrecognized character follows \\", text.position() - 1);
                }
                yield decoded(c);
            }
        };
    }

    /** The character of which this is the first byte. */
    int decoded(char first) {
        int length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        int codePoint = length == 1 ? first : first & (0x7F >> length);
        for (int i = 1; i < length && text.hasMore(); i++) {
            codePoint = codePoint << 6 | (text.next() & 0x3F);
        }
        return codePoint;
    }

    private int control() throws InvalidRegexException {
        if (!text.hasMore()) {
            throw text.error("\\c at end of pattern");
        }
        return Character.toUpperCase(text.next()) ^ 0x40;
    }

    private int hex() throws InvalidRegexException {
        int value = Character.digit(text.peek(), 16);
        if (value < 0) {
            throw text.error(NO_DIGITS);
        }
        text.next();
        int second = Character.digit(text.peek(), 16);
        if (second >= 0) {
            text.next();
            value = value * 16 + second;
        }
        return value;
    }

    private int octal(char first) {
        int value = first - '0';
        for (int i = 1; i < LONGEST_OCTAL && text.peek() >= '0' && text.peek() <= '7'; i++) {
            value = value * 8 + text.next() - '0';
        }
        return value;
    }

    private int number(String end, int radix) throws InvalidRegexException {
        int begin = text.position();
        String digits = text.takeUntil(end).strip();
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0) {
                throw text.error(NOT_HEX, begin + i);
            }
            value = value * radix + digit;
            if (value > Character.MAX_CODE_POINT) {
                throw text.error("character code point value in \\x{} or \\o{} is too large", begin + i + 1);
            }
        }
        if (digits.isEmpty()) {
            throw text.error(NO_DIGITS);
        }
        return value;
    }

    /** A property of Unicode: the JDK has other names for some. */
    private void property(char c) throws InvalidRegexException {
        String name;
        if (text.take("{")) {
            name = text.takeUntil("}");
        } else {
            name = text.hasMore() ? String.valueOf(text.next()) : "";
        }
        boolean not = name.startsWith("^") != (c == 'P');
        String plain = name.startsWith("^") ? name.substring(1) : name;
        if (plain.isEmpty()) {
            throw text.error("malformed \\P or \\p sequence");
        }
        String known = PcreProperty.java(plain);
        if (known.isEmpty()) {
            throw text.error("unknown property after \\P or \\p");
        }
        text.write((not ? "\\P{" : "\\p{") + known + "}");
    }

    private void reference() throws InvalidRegexException {
        int begin = text.position() - 1;
        text.back(begin);
        String digits = digits();
        if (digits.length() == 1 || Integer.parseInt(digits) <= groups || digits.charAt(0) > '7') {
            refer(Integer.parseInt(digits), text.position() - 1);
        } else {
            text.back(begin + 1);
            text.writeCodePoint(octal(digits.charAt(0)));
        }
    }

    private String digits() {
        StringBuilder digits = new StringBuilder();
        while (text.peek() >= '0' && text.peek() <= '9' && digits.length() < 8) {
            digits.append(text.next());
        }
        return digits.toString();
    }

    private void refer(int group, int position) {
        if (group > highestReference) {
            highestReference = group;
            positionOfHighest = position;
        }
        text.write("(?:\\" + group + ")");
    }

    private void numbered() throws InvalidRegexException {
        int begin = text.position();
        boolean braced = text.take("{");
        boolean relative = text.take("-");
        String digits = digits();
        if (digits.isEmpty() && braced && !relative) {
            nameReference("}");
            return;
        }
        if (digits.isEmpty() || (braced && !text.take("}"))) {
            throw PcreText.unsupported("recursion");
        }
        int group = relative ? groups + 1 - Integer.parseInt(digits) : Integer.parseInt(digits);
        if (group < 1) {
            throw text.error(NO_GROUP, begin);
        }
        refer(group, begin);
    }

    private void named() throws InvalidRegexException {
        if (text.take("<")) {
            nameReference(">");
        } else if (text.take("'")) {
            nameReference("'");
        } else if (text.take("{")) {
            nameReference("}");
        } else {
            throw text.error("\\k is not followed by a braced, angle-bracketed, or quoted name");
        }
    }

    /** Rewrites a reference to a name, which ends so. */
    void nameReference(String end) throws InvalidRegexException {
        int begin = text.position();
        String java = names.of(name(end));
        if (java.isEmpty()) {
            throw text.error(NO_GROUP, begin);
        }
        text.write("\\k<" + java + ">");
    }

    /** The name of a group, which ends so. */
    String name(String end) throws InvalidRegexException {
        int begin = text.position();
        if (text.peek() >= '0' && text.peek() <= '9') {
            throw text.error("subpattern name must start with a non-digit");
        }
        StringBuilder name = new StringBuilder();
        while (Character.isLetterOrDigit(text.peek()) || text.peek() == '_') {
            name.append(text.next());
        }
        if (name.isEmpty()) {
            throw text.error("subpattern name expected", begin);
        }
        if (!text.take(end)) {
            throw text.error("syntax error in subpattern name (missing terminator?)");
        }
        return name.toString();
    }
}
