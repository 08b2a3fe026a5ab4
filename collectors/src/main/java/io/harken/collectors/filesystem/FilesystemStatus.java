package io.harken.collectors.filesystem;

import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.host.FilePath;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks stat(1) about file systems: a process that hangs can be killed, a call of the agent's own cannot. The JDK knows no
 * inodes either.
 */
final class FilesystemStatus {
    /** What is printed of so many is no longer than a program may write, however long their names are. */
    private static final int AT_ONCE = 128;

    private final ShellCommands commands;

    FilesystemStatus(ShellCommands commands) {
        this.commands = commands;
    }

    /** The use of the file systems that files are on; those that cannot tell it are left out. */
    Map<Path, FilesystemUse> of(Collection<Path> files) throws IOException {
        Map<String, Path> byName = new LinkedHashMap<>();
        for (Path file : files) {
            FilePath.argument(file).ifPresent(argument -> byName.put(argument, file));
        }
        Map<Path, FilesystemUse> uses = new HashMap<>();
        List<String> names = new ArrayList<>(byName.keySet());
        for (int begin = 0; begin < names.size(); begin += AT_ONCE) {
            ask(names.subList(begin, Math.min(names.size(), begin + AT_ONCE)), byName, uses);
        }
        return uses;
    }

    private void ask(List<String> names, Map<String, Path> byName, Map<Path, FilesystemUse> uses) throws IOException {
        List<String> command = new ArrayList<>(List.of("stat", "-f", "-c", FilesystemUse.FORMAT, "--"));
        command.addAll(names);
        Map<String, FilesystemUse> told = new HashMap<>();
        output(command)
                .lines()
                .forEach(line -> FilesystemUse.parse(line).ifPresent(use -> told.put(FilesystemUse.name(line), use)));
        for (String name : names) {
            FilesystemUse use = told.get(ByteText.utf8(name));
            Path file = byName.get(name);
            if (use != null && file != null) {
                uses.put(file, use);
            }
        }
    }

    private String output(List<String> command) throws IOException {
        try {
            return commands.output(command);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("nobody waits for it any more");
        }
    }
}
