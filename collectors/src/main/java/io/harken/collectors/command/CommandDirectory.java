package io.harken.collectors.command;

import io.harken.config.SystemError;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Where a command runs.
 *
 * @param name in {@link ByteText}; a relative one is below the agent's own
 */
record CommandDirectory(String name) {
    /** Where commands run that have no directory of their own. */
    static final CommandDirectory ROOT = new CommandDirectory("/");

    private static final String MISSING = "[2] No such file or directory";

    /** The directory, if one may go there. */
    Path path() throws NotSupportedException {
        if (name.isEmpty()) {
            throw new NotSupportedException(MISSING);
        }
        try {
            Path path = Path.of(new String(ByteText.bytes(name), StandardCharsets.UTF_8));
            // What is below can be seen only by those who may enter.
            Files.readAttributes(path.resolve("."), BasicFileAttributes.class);
            return path;
        } catch (InvalidPathException e) {
            // The locale has no such characters, so there is no way to go there.
            throw new NotSupportedException(MISSING);
        } catch (IOException e) {
            throw new NotSupportedException(SystemError.of(e));
        }
    }
}
