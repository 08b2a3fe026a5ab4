package io.harken.collectors.netns;

import io.harken.collectors.host.FilePath;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.ProcFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The namespaces that have names: files on which they are mounted, below {@code /run/netns} (ip-netns(8)) and
 * {@code /run/docker/netns}, beside the process file system. All names are {@link io.harken.item.ByteText}.
 */
final class NamedNamespaces {
    /** Further names are not looked at. */
    private static final int MOST = 4096;

    private static final int LONGEST_NAME = 255;

    private final Path given;
    private final List<Path> folders;

    NamedNamespaces(HostPaths host) {
        given = host.proc().resolveSibling("run/netns");
        folders = List.of(given, host.proc().resolveSibling("run/docker/netns"));
    }

    /** Whether a text may be the name of a file that is nowhere else. */
    static boolean isName(String text) {
        return text.indexOf('/') < 0
                && text.indexOf('\0') < 0
                && !text.equals(".")
                && !text.equals("..")
                && text.length() <= LONGEST_NAME;
    }

    /** The number of the namespace of a name, or {@link NamespaceNumber#NONE}. */
    long number(String name) throws IOException {
        for (Path folder : folders) {
            long number = NamespaceNumber.ofFile(FilePath.below(folder, name));
            if (number > 0) {
                return number;
            }
        }
        return NamespaceNumber.NONE;
    }

    /** The names that {@code ip netns} lists, by the number; none where the agent may not list them. */
    Map<Long, String> byNumber() throws IOException {
        Map<Long, String> names = new HashMap<>();
        try {
            list(names);
        } catch (IOException e) {
            ProcFile.outcome(given.toString(), e);
        }
        return names;
    }

    private void list(Map<Long, String> names) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(given)) {
            int seen = 0;
            for (Path file : files) {
                if (seen++ == MOST) {
                    return;
                }
                long number = NamespaceNumber.ofFile(file);
                if (number > 0) {
                    names.put(number, FilePath.name(file));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
