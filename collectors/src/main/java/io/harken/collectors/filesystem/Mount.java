package io.harken.collectors.filesystem;

import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of {@code /proc/mounts}, whose texts stay as the kernel writes them: a blank in a name is {@code \040}, as in the
 * answers of {@code zabbix_agentd}.
 *
 * @param directory where it is mounted
 * @param type the type of the file system
 * @param options separated by commas
 */
record Mount(String directory, String type, String options) {
    private static final int COLUMNS = 4;
    private static final int MOUNTED_ROOT = 3;
    private static final int DIRECTORY = 4;

    /** The mounts of a host. */
    static List<Mount> read(HostPaths host) throws IOException {
        Path file = host.proc().resolve(isRootOfFirstProcess(host) ? "1/mounts" : "mounts");
        try (Reader text = text(file)) {
            return parse(text);
        }
    }

    /** The mounts in a text. */
    static List<Mount> parse(Reader text) throws IOException {
        List<Mount> mounts = new ArrayList<>();
        BufferedReader lines = new BufferedReader(text);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] columns = line.split(" ", COLUMNS + 1);
            if (columns.length >= COLUMNS) {
                mounts.add(new Mount(columns[1], columns[2], columns[3]));
            }
        }
        return mounts;
    }

    /**
     * Whether the agent and process 1 have the same root: then the agent is in no container, but maybe in a mount namespace
     * of its own that its service manager made to protect the host, and what counts is what process 1 sees.
     */
    private static boolean isRootOfFirstProcess(HostPaths host) {
        try (Reader first = text(host.proc().resolve("1/mountinfo"));
                Reader own = text(host.proc().resolve("self/mountinfo"))) {
            String root = root(first);
            return !root.isEmpty() && root.equals(root(own));
        } catch (IOException e) {
            // Where process 1 is hidden, the agent's own mounts are all there is to see.
            return false;
        }
    }

    /** The device and directory that are mounted at the root, in a text of proc_pid_mountinfo(5). */
    static String root(Reader mountinfo) throws IOException {
        BufferedReader lines = new BufferedReader(mountinfo);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] columns = line.split(" ", DIRECTORY + 2);
            if (columns.length > DIRECTORY && columns[DIRECTORY].equals("/")) {
                return columns[2] + " " + columns[MOUNTED_ROOT];
            }
        }
        return "";
    }

    private static Reader text(Path file) throws IOException {
        return new InputStreamReader(HostFile.open(file), StandardCharsets.ISO_8859_1);
    }
}
