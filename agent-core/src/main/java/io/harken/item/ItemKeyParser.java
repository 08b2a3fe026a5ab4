package io.harken.item;

import java.util.ArrayList;
import java.util.List;

/**
 * The item key grammar of {@code zabbix_agentd}, read from left to right.
 *
 * <p>Only the blank is white space; a tab is an ordinary character. Blanks are dropped before every parameter, and
 * behind quoted ones and arrays; behind unquoted ones they belong to the value.
 */
final class ItemKeyParser {
    private final String text;
    private int at;

    ItemKeyParser(String text) {
        this(text, 0);
    }

    ItemKeyParser(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /** The key that is the whole rest of the text. */
    ItemKey key() throws NotSupportedException {
        ItemKey key = prefix();
        if (!atEnd()) {
            throw malformed();
        }
        return key;
    }

    /** The key that the rest of the text begins with; a name that no bracket follows is one. */
    ItemKey prefix() throws NotSupportedException {
        int start = at;
        while (!atEnd() && isNameCharacter(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        if (name.isEmpty()) {
            throw malformed();
        }
        return new ItemKey(name, looksAt('[') ? brackets() : List.of());
    }

    /** The index of the first character that was not read; after a refusal, of the one that was refused. */
    int position() {
        return at;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c == '_' || c == '-' || c == '.');
    }

    private List<String> brackets() throws NotSupportedException {
        expect('[');
        List<String> parameters = new ArrayList<>();
        do {
            parameters.add(parameter());
        } while (accept(','));
        expect(']');
        return parameters;
    }

    private String parameter() throws NotSupportedException {
        skipBlanks();
        if (looksAt('"')) {
            String value = unescape(quoted());
            skipBlanks();
            return value;
        }
        if (looksAt('[')) {
            String value = array();
            skipBlanks();
            return value;
        }
        return unquoted();
    }

    /** The inside of an array of one level: blanks around its elements are dropped, their quotes are kept. */
    private String array() throws NotSupportedException {
        expect('[');
        StringBuilder inside = new StringBuilder();
        boolean more;
        do {
            skipBlanks();
            inside.append(element());
            more = accept(',');
            if (more) {
                inside.append(',');
            }
        } while (more);
        expect(']');
        return inside.toString();
    }

    private String element() throws NotSupportedException {
        if (looksAt('"')) {
            String raw = quoted();
            skipBlanks();
            return raw;
        }
        if (looksAt('[')) {
            throw malformed();
        }
        return unquoted();
    }

    /** The raw text of a quoted string with its quotes. {@code \"} is the only escape: {@code \\} is two characters. */
    private String quoted() throws NotSupportedException {
        int start = at;
        expect('"');
        while (!looksAt('"')) {
            if (atEnd()) {
                throw malformed();
            }
            at += text.startsWith("\\\"", at) ? 2 : 1;
        }
        at++;
        return text.substring(start, at);
    }

    private static String unescape(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replace("\\\"", "\"");
    }

    private String unquoted() {
        int start = at;
        while (!atEnd() && !looksAt(',') && !looksAt(']')) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipBlanks() {
        while (looksAt(' ')) {
            at++;
        }
    }

    private boolean atEnd() {
        return at == text.length();
    }

    private boolean looksAt(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean accept(char c) {
        boolean here = looksAt(c);
        if (here) {
            at++;
        }
        return here;
    }

    private void expect(char c) throws NotSupportedException {
        if (!accept(c)) {
            throw malformed();
        }
    }

    private static NotSupportedException malformed() {
        return new NotSupportedException("Invalid item key format.");
    }
}
