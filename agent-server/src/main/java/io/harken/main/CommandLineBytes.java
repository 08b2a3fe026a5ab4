package io.harken.main;

import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of the program as the kernel has them. What the JVM passes to {@code main} was decoded with the locale's
 * charset, and without a locale every byte above 127 became a question mark.
 */
final class CommandLineBytes {
    private CommandLineBytes() {}

    /**
     * The arguments as {@link ByteText}.
     *
     * @param cmdline {@code /proc/self/cmdline}
     * @param mainClass the name after which the arguments begin
     * @param decoded what the JVM made of them, used if the file does not hold the same number
     */
    static List<String> read(Path cmdline, String mainClass, List<String> decoded) {
        try {
            List<String> words = words(ByteText.of(Files.readAllBytes(cmdline)));
            List<String> arguments = words.subList(words.indexOf(mainClass) + 1, words.size());
            return arguments.size() == decoded.size() ? arguments : bytes(decoded);
        } catch (IOException e) {
            // Without /proc there is nothing better than what the JVM has.
            return bytes(decoded);
        }
    }

    private static List<String> bytes(List<String> decoded) {
        return decoded.stream().map(ByteText::utf8).toList();
    }

    /** Every word ends with a NUL. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', start)) {
            words.add(text.substring(start, end));
            start = end + 1;
        }
        return words;
    }
}
