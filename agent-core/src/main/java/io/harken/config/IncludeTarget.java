package io.harken.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an {@code Include} names.
 *
 * @param written the value as written
 * @param path the file or directory
 * @param files which files of the directory are meant: a pattern, or nothing for all of them
 */
record IncludeTarget(String written, String path, Optional<Pattern> files) {
    /** Thrown with the words of {@code zabbix_agentd} when the value cannot be a name. */
    static final class BadIncludeException extends Exception {
        private static final long serialVersionUID = 1L;

        BadIncludeException(String message) {
            super(message, null, false, false);
        }
    }

    /** Takes a value apart; a relative one is relative to the folder of the main file. */
    static IncludeTarget of(String value, String mainFile) throws BadIncludeException {
        int star = value.indexOf('*');
        if (star < 0) {
            return new IncludeTarget(value, resolve(value, mainFile), Optional.empty());
        }
        int slash = value.lastIndexOf('/');
        if (slash > star) {
            throw new BadIncludeException(value + ": glob pattern should be the last component of the path");
        }
        if (slash < 0) {
            throw new BadIncludeException(value + ": path should be absolute");
        }
        String folder = value.substring(0, slash + 1);
        return new IncludeTarget(value, resolve(folder, mainFile), Optional.of(pattern(value.substring(slash + 1))));
    }

    private static String resolve(String name, String mainFile) {
        String absolute = name.startsWith("/") ? name : folder(mainFile) + "/" + name;
        int end = absolute.length();
        while (end > 1 && absolute.charAt(end - 1) == '/') {
            end--;
        }
        return absolute.substring(0, end);
    }

    private static String folder(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "." : file.substring(0, Math.max(slash, 1));
    }

    /** Only the asterisk is special. */
    private static Pattern pattern(String glob) {
        String regex =
                List.of(glob.split("\\*", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    /** Whether the value can only mean a directory. */
    boolean needsDirectory() {
        return files.isPresent() || written.endsWith("/");
    }

    boolean takes(String fileName) {
        return files.isEmpty() || files.get().matcher(fileName).matches();
    }
}
