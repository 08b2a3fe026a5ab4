package io.harken.config;

import io.harken.config.IncludeTarget.BadIncludeException;
import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file and the files it includes, as entries in the order of their lines. Knows the syntax and no
 * parameter but {@code Include}; goes on after a problem, so that all of them are told at once.
 */
final class ConfigFile {
    private static final int MAX_DEPTH = 10;

    private final String mainFile;
    private final Problems problems;
    private final Consumer<ConfigEntry> entries;

    /** Whether a line or a file could not be read, so that a parameter may only seem to be missing. */
    private boolean incomplete;

    /** Files that include themselves could be read again and again, ten deep: the first such loop ends the reading. */
    private boolean stopped;

    ConfigFile(String mainFile, Problems problems, Consumer<ConfigEntry> entries) {
        this.mainFile = mainFile;
        this.problems = problems;
        this.entries = entries;
    }

    void read() {
        read(mainFile, 1);
    }

    /** Reads the files that a value of {@code Include} means, which stands in no file. */
    void include(String value) {
        include(new ConfigEntry("Include", value, "in a container without a configuration file"), 1);
    }

    boolean incomplete() {
        return incomplete;
    }

    private void read(String file, int depth) {
        if (depth > MAX_DEPTH) {
            unreadable("Recursion detected! Skipped processing of '" + file + "'.");
            stopped = true;
            return;
        }
        try {
            Path path = FileNames.existing(file);
            // fopen() opens a directory and fgets() finds nothing in it.
            if (!Files.isDirectory(path)) {
                readLines(file, path, depth);
            }
        } catch (IOException e) {
            unreadable("cannot open config file \"" + file + "\": " + SystemError.of(e));
        }
    }

    private void readLines(String file, Path path, int depth) throws IOException {
        try (ConfigLines lines = new ConfigLines(Files.newInputStream(path))) {
            for (String line = lines.next(); line != null && !stopped; line = lines.next()) {
                if (ConfigLines.isTooLong(line)) {
                    unreadable("line " + lines.number() + " exceeds 2048 byte length limit in config file \"" + file
                            + "\"");
                    lines.skipRest();
                } else {
                    readLine(line, file, lines.number(), depth);
                }
                stopped |= problems.tooMany();
            }
        }
    }

    private void readLine(String piece, String file, int number, int depth) {
        String line = Blanks.trim(piece);
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (!isUtf8(line)) {
            unreadable("non-UTF-8 character at line " + number + " \"" + line + "\" in config file \"" + file + "\"");
            return;
        }
        ConfigEntry entry = entry(line, file, number);
        if (entry == null) {
            unreadable("invalid entry \"" + line + "\" (not following \"parameter=value\" notation) "
                    + ConfigEntry.place(file, number));
        } else if (entry.name().equals("Include")) {
            include(entry, depth);
        } else {
            entries.accept(entry);
        }
    }

    private static @Nullable ConfigEntry entry(String line, String file, int number) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return null;
        }
        String name = Blanks.trimRight(line.substring(0, equals));
        return new ConfigEntry(name, Blanks.trimLeft(line.substring(equals + 1)), file, number);
    }

    private void include(ConfigEntry entry, int depth) {
        try {
            IncludeTarget target = IncludeTarget.of(entry.value(), mainFile);
            include(target, depth);
        } catch (BadIncludeException e) {
            unreadable(String.valueOf(e.getMessage()));
            problems.hint("\"" + entry.value() + "\" is included " + entry.place());
        }
    }

    private void include(IncludeTarget target, int depth) throws BadIncludeException {
        try {
            Path path = FileNames.existing(target.path());
            if (Files.readAttributes(path, BasicFileAttributes.class).isDirectory()) {
                includeFiles(target, path, depth);
            } else if (target.needsDirectory()) {
                throw new BadIncludeException(target.written() + ": base path is not a directory");
            } else {
                read(target.path(), depth + 1);
            }
        } catch (IOException e) {
            throw new BadIncludeException(target.path() + ": " + SystemError.of(e));
        }
    }

    private void includeFiles(IncludeTarget target, Path folder, int depth) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = FileNames.last(file);
                if (!stopped && target.takes(name) && !isSpecial(file)) {
                    read(target.path() + "/" + name, depth + 1);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Whether a name in a directory is passed over: a folder, a link to nowhere, a pipe. */
    private static boolean isSpecial(Path file) {
        return !Files.isRegularFile(file);
    }

    private void unreadable(String text) {
        problems.error(text);
        incomplete = true;
    }

    private static boolean isUtf8(String line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(ByteText.bytes(line)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
