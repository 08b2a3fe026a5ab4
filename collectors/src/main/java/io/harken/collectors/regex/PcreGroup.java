package io.harken.collectors.regex;

import java.util.Set;

/** What stands behind an opening parenthesis. */
final class PcreGroup {
    private static final Set<String> KNOWN = Set.of(
            "ACCEPT", "FAIL", "F", "COMMIT", "PRUNE", "SKIP", "THEN", "MARK", "UCP", "CR", "LF", "CRLF", "ANY",
            "ANYCRLF");

    private final PcreText text;
    private final PcreEscape escapes;
    private boolean isExtended;

    PcreGroup(PcreText text, PcreEscape escapes) {
        this.text = text;
        this.escapes = escapes;
    }

    /** What a parenthesis opens. */
    enum Kind {
        /** Something that another parenthesis closes. */
        GROUP,
        /** A group that looks behind. */
        LOOK_BEHIND,
        /** A change of options. */
        OPTIONS,
        /** Nothing. */
        COMMENT,
        /** An item, which is complete. */
        ITEM
    }

    /** Whether blanks are skipped behind what was opened last. */
    boolean isExtended() {
        return isExtended;
    }

    /** Passes over what an expression may begin with to say how it is read: as they all are. */
    void verbs() {
        boolean more = true;
        while (more) {
            more = text.take("(*UTF)");
        }
    }

    /**
     * Rewrites what has been opened, up to its content.
     *
     * @param outer whether blanks are skipped outside
     */
    Kind open(boolean outer) throws InvalidRegexException {
        isExtended = outer;
        if (text.peek() == '*' && text.length() > text.position() + 1) {
            throw verb();
        }
        if (!text.take("?")) {
            escapes.addGroup();
            text.write("(");
            return Kind.GROUP;
        }
        return special();
    }

    private InvalidRegexException verb() {
        int begin = text.position();
        String name = text.takeUntil(")");
        if (name.length() > 1 && KNOWN.contains(name.substring(1).replaceAll(":.*", ""))) {
            throw PcreText.unsupported("(" + name + ")");
        }
        return text.error("(*VERB) not recognized or malformed", begin + name.length());
    }

    private Kind special() throws InvalidRegexException {
        if (text.take("#")) {
            return comment();
        }
        for (String same : new String[] {":", "=", "!", ">", "<=", "<!"}) {
            if (text.take(same)) {
                text.write("(?" + same);
                return same.startsWith("<") ? Kind.LOOK_BEHIND : Kind.GROUP;
            }
        }
        if (text.take("P<") || text.take("<")) {
            return named(">");
        }
        if (text.take("'")) {
            return named("'");
        }
        if (text.take("P=")) {
            escapes.nameReference(")");
            return Kind.ITEM;
        }
        return rare();
    }

    private Kind comment() throws InvalidRegexException {
        if (!text.comes(")")) {
            throw text.error("missing ) after (?# comment", text.length());
        }
        text.takeUntil(")");
        return Kind.COMMENT;
    }

    private Kind named(String end) throws InvalidRegexException {
        String name = escapes.name(end);
        if (!escapes.names().add(name)) {
            throw text.error("two named subpatterns have the same name (PCRE2_DUPNAMES not set)");
        }
        escapes.addGroup();
        text.write("(?<" + escapes.names().of(name) + ">");
        return Kind.GROUP;
    }

    private Kind rare() throws InvalidRegexException {
        char c = text.peek();
        if (c == 'P') {
            text.next();
            if (text.peek() != '>') {
                throw text.error(text.hasMore() ? "unrecognized character after (?P" : "missing closing parenthesis");
            }
        }
        if (c == '|') {
            throw PcreText.unsupported("(?|");
        }
        if (c == '(') {
            throw PcreText.unsupported("conditions");
        }
        if (c == 'R' || c == '&' || c == '>' || c == 'P' || c == '+' || (c >= '0' && c <= '9')) {
            throw PcreText.unsupported("recursion");
        }
        return options();
    }

    private Kind options() throws InvalidRegexException {
        StringBuilder java = new StringBuilder();
        boolean on = true;
        while (text.hasMore()) {
            char c = text.next();
            switch (c) {
                case 'i', 'm', 's' -> java.append(c);
                case 'x' -> isExtended = on;
                case '-' -> {
                    on = false;
                    java.append(c);
                }
                case ')', ':' -> {
                    return end(java.toString(), c);
                }
                case 'J', 'U', 'n', '^', 'a', 'r' -> throw PcreText.unsupported("the option " + c);
                default -> throw text.error("unrecognized character after (? or (?-", text.position() - 1);
            }
        }
        throw text.error("missing closing parenthesis");
    }

    private Kind end(String options, char end) {
        String java = options.equals("-") ? "" : options;
        if (end == ':') {
            text.write("(?" + java + ":");
            return Kind.GROUP;
        }
        if (!java.isEmpty()) {
            text.write("(?" + java + ")");
        }
        return Kind.OPTIONS;
    }
}
