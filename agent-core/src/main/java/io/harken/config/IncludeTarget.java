package io.harken.config;

import java.util.Optional;

/**
 * What an {@code Include} names.
 *
 * @param written the value as written
 * @param path the file or directory
 * @param glob which files of the directory are meant; nothing for all of them
 */
record IncludeTarget(String written, String path, Optional<String> glob) {
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
        return new IncludeTarget(value, resolve(folder, mainFile), Optional.of(value.substring(slash + 1)));
    }

    private static String resolve(String name, String mainFile) {
        int end = name.length();
        while (end > 1 && name.charAt(end - 1) == '/') {
            end--;
        }
        String bare = name.substring(0, end);
        return bare.startsWith("/") ? bare : folder(mainFile) + "/" + bare;
    }

    private static String folder(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "." : file.substring(0, Math.max(slash, 1));
    }

    /** Whether the value can only mean a directory. */
    boolean needsDirectory() {
        return glob.isPresent() || written.endsWith("/");
    }

    /** Whether a file of the directory is meant. */
    boolean takes(String fileName) {
        return glob.isEmpty() || matches(fileName, glob.get().split("\\*", -1));
    }

    /** Only the asterisk is special. Each piece is taken where it comes first, so no pattern takes long. */
    private static boolean matches(String name, String[] pieces) {
        String last = pieces[pieces.length - 1];
        int at = pieces[0].length();
        if (!name.startsWith(pieces[0]) || name.length() < at + last.length() || !name.endsWith(last)) {
            return false;
        }
        String middle = name.substring(0, name.length() - last.length());
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = middle.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return true;
    }
}
