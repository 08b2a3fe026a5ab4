package io.harken.collectors.file;

import io.harken.item.NotSupportedException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a file, by the names that iconv(1) has for it.
 *
 * @param charset what the JDK has for it; of those without a byte order in their name, the one of this machine
 * @param unit the bytes of its shortest character
 * @param anyOrder whether a mark at the beginning of a file may say another byte order
 */
record TextEncoding(Charset charset, int unit, boolean anyOrder) {
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    /** The encoding of a name. */
    static TextEncoding named(String name) throws NotSupportedException {
        int suffix = name.indexOf("//");
        String plain = (suffix < 0 ? name : name.substring(0, suffix)).strip().toUpperCase(Locale.ROOT);
        return switch (plain) {
            case "UTF-16", "UTF16" -> new TextEncoding(StandardCharsets.UTF_16LE, 2, true);
            case "UNICODE", "UCS-2", "UCS2", "UCS-2LE", "UNICODELITTLE", "UTF-16LE", "UTF16LE" ->
                new TextEncoding(StandardCharsets.UTF_16LE, 2, false);
            case "UCS-2BE", "UNICODEBIG", "UTF-16BE", "UTF16BE" ->
                new TextEncoding(StandardCharsets.UTF_16BE, 2, false);
            case "UTF-32", "UTF32" -> new TextEncoding(UTF_32LE, 4, true);
            case "UCS-4LE", "UTF-32LE", "UTF32LE" -> new TextEncoding(UTF_32LE, 4, false);
            case "UCS-4", "UCS4", "UCS-4BE", "UTF-32BE", "UTF32BE" -> new TextEncoding(UTF_32BE, 4, false);
            default -> new TextEncoding(charset(name, plain), 1, false);
        };
    }

    private static Charset charset(String name, String plain) throws NotSupportedException {
        try {
            return Charset.forName(plain.equals("CP932") ? "windows-31j" : plain);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new NotSupportedException(
                    "Failed to convert from encoding " + name + " to utf8. Error: [22] Invalid argument.");
        }
    }

    /** The encoding that a byte order mark at the beginning of a file tells, if there is one. */
    static @Nullable TextEncoding marked(ByteBuffer beginning) {
        if (begins(beginning, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 1, false);
        }
        if (begins(beginning, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2, false);
        }
        return begins(beginning, 0xFE, 0xFF) ? new TextEncoding(StandardCharsets.UTF_16BE, 2, false) : null;
    }

    private static boolean begins(ByteBuffer bytes, int... mark) {
        if (bytes.remaining() < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes.get(bytes.position() + i) & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the highest byte of a character comes first. */
    boolean isBigEndian() {
        return charset.equals(StandardCharsets.UTF_16BE) || charset.equals(UTF_32BE);
    }

    /** What decodes a text of which this is the beginning. */
    CharsetDecoder decoder(ByteBuffer beginning) {
        Charset found = charset;
        if (anyOrder && unit == 2 && begins(beginning, 0xFE, 0xFF)) {
            found = StandardCharsets.UTF_16BE;
        } else if (anyOrder && unit == 4 && begins(beginning, 0, 0, 0xFE, 0xFF)) {
            found = UTF_32BE;
        }
        return found.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
