package io.harken.collectors.systemd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A type of the D-Bus.
 *
 * @param code its letter; of a struct and an entry of a dictionary the opening bracket
 * @param parts the type of an array's elements, of a struct's members, of an entry's key and value
 */
record DBusType(char code, List<DBusType> parts) {
    /** The specification allows 32 arrays and 32 structs in each other. */
    static final int DEEPEST = 64;

    private static final String SCALARS = "ybnqiuxtdhsogv";

    /** The one complete type of a signature. */
    static DBusType parse(String signature) throws IOException {
        Parser parser = new Parser(signature);
        DBusType type = parser.type(0);
        if (parser.next < signature.length()) {
            throw parser.malformed();
        }
        return type;
    }

    /** What its values are aligned to, in bytes. */
    int alignment() {
        return switch (code) {
            case 'n', 'q' -> Short.BYTES;
            case 'b', 'i', 'u', 'h', 's', 'o', 'a' -> Integer.BYTES;
            case 'x', 't', 'd', '(', '{' -> Long.BYTES;
            default -> 1;
        };
    }

    private static final class Parser {
        private final String signature;
        private int next;

        Parser(String signature) {
            this.signature = signature;
        }

        DBusType type(int depth) throws IOException {
            if (next == signature.length() || depth > DEEPEST) {
                throw malformed();
            }
            char code = signature.charAt(next++);
            if (code == 'a') {
                return new DBusType(code, List.of(type(depth + 1)));
            }
            if (code == '(') {
                return new DBusType(code, parts(')', depth));
            }
            if (code == '{') {
                return new DBusType(code, parts('}', depth));
            }
            if (SCALARS.indexOf(code) < 0) {
                throw malformed();
            }
            return new DBusType(code, List.of());
        }

        /** There is at least one: elements of an array that take no room would have no end. */
        private List<DBusType> parts(char end, int depth) throws IOException {
            List<DBusType> parts = new ArrayList<>();
            do {
                parts.add(type(depth + 1));
            } while (next < signature.length() && signature.charAt(next) != end);
            next++;
            return List.copyOf(parts);
        }

        IOException malformed() {
            return new IOException("the signature \"" + signature + "\" is malformed");
        }
    }
}
