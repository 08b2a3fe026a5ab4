package io.harken.collectors.host;

import io.harken.item.ByteText;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Paths of files by the bytes of their names, which are {@link ByteText}.
 *
 * <p>The JDK makes paths of characters, and there are names that the charset of the locale has none for. Of a URI it takes
 * the bytes as they are.
 */
public final class FilePath {
    private static final String PLAIN = "/-_.~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private FilePath() {}

    /** The path of a name that a user gives, which must not be empty. A relative one is below the root directory. */
    public static Path of(HostPaths host, String name) {
        return below(host.root(), name);
    }

    /** The path of a name below a directory. */
    public static Path below(Path directory, String name) {
        int nul = name.indexOf('\0');
        String known = nul < 0 ? name : name.substring(0, nul);
        // The JDK drops a slash at the end; to the kernel it says that this is a directory.
        return directory.resolve(relative(known.endsWith("/") ? known + "." : known));
    }

    private static Path relative(String name) {
        int begin = 0;
        while (begin < name.length() && name.charAt(begin) == '/') {
            begin++;
        }
        StringBuilder uri = new StringBuilder("file:///");
        boolean plain = true;
        for (int i = begin; i < name.length(); i++) {
            char c = name.charAt(i);
            plain &= c < 0x80;
            append(uri, c);
        }
        if (plain) {
            return Path.of(name.substring(begin));
        }
        Path path = Path.of(URI.create(uri.toString()));
        return path.subpath(0, path.getNameCount());
    }

    private static void append(StringBuilder uri, char c) {
        if (PLAIN.indexOf(c) >= 0) {
            uri.append(c);
        } else {
            uri.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xF, 16));
        }
    }

    /** What a program can be told it by; nothing if the locale has no characters for it. */
    public static Optional<String> argument(Path path) {
        String argument = path.toString();
        try {
            return Path.of(argument).equals(path) ? Optional.of(argument) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The last component of a path that a directory lists. */
    public static String name(Path path) {
        Path last = path.getFileName();
        String name = last == null ? "" : last.toString();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80 || c == '?') {
                return nameOfUri(path);
            }
        }
        return name;
    }

    /** A question mark may stand for what the locale has no character for. */
    private static String nameOfUri(Path path) {
        String uri = path.toUri().getRawPath();
        int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
        StringBuilder name = new StringBuilder();
        for (int i = uri.lastIndexOf('/', end - 1) + 1; i < end; i++) {
            if (uri.charAt(i) == '%') {
                name.append((char) Integer.parseInt(uri, i + 1, i + 3, 16));
                i += 2;
            } else {
                name.append(uri.charAt(i));
            }
        }
        return name.toString();
    }
}
