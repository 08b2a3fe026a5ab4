package io.harken.collectors.filesystem;

import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Asks stat(1) about file systems: a process that hangs can be killed, a call of the agent's own cannot. The JDK knows no
 * inodes either.
 */
final class FilesystemStatus {
    /** What it prints of so many fits into a pipe: a name has 255 bytes a directory, but few have more than one of those. */
    private static final int AT_ONCE = 128;

    private static final Path ROOT = Path.of("/");

    private final HostPaths host;
    private final ShellCommands commands;

    FilesystemStatus(HostPaths host, ShellCommands commands) {
        this.host = host;
        this.commands = commands;
    }

    /** The name by which a file of the host is known here; both in {@link ByteText}. */
    String name(String onHost) {
        return (host.root().equals(ROOT) ? "" : ByteText.utf8(host.root().toString()))
                + (onHost.startsWith("/") ? "" : "/")
                + onHost;
    }

    /** The use of the file systems that files are on, by the {@link #name} of each; those that cannot say it are left out. */
    Map<String, FilesystemUse> of(Collection<String> names) throws IOException {
        Map<String, FilesystemUse> uses = new HashMap<>();
        List<String> distinct = new ArrayList<>(new LinkedHashSet<>(names));
        for (int begin = 0; begin < distinct.size(); begin += AT_ONCE) {
            List<String> some = distinct.subList(begin, Math.min(distinct.size(), begin + AT_ONCE));
            output(command(some))
                    .lines()
                    .forEach(line ->
                            FilesystemUse.parse(line).ifPresent(use -> uses.put(FilesystemUse.name(line), use)));
        }
        return uses;
    }

    private static List<String> command(List<String> names) {
        List<String> command = new ArrayList<>(List.of("stat", "-f", "-c", FilesystemUse.FORMAT, "--"));
        for (String name : names) {
            command.add(unicode(name));
        }
        return command;
    }

    private String output(List<String> command) throws IOException {
        try {
            return commands.output(command);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** The JDK encodes the arguments of a program. */
    private static String unicode(String name) {
        return new String(ByteText.bytes(name), StandardCharsets.UTF_8);
    }
}
