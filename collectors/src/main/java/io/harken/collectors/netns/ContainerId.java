package io.harken.collectors.netns;

import io.harken.collectors.host.ProcFile;
import io.harken.collectors.host.ProcFile.Outcome;
import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The ids of containers in the names of control groups ({@code /proc/PID/cgroup}, cgroups(7)). Docker, containerd, CRI-O and
 * Podman put the 64 digits of an id there, each in its own way: {@code docker-ID.scope}, {@code /docker/ID}, {@code libpod-ID}.
 */
final class ContainerId {
    /** Of the short form that tools print. */
    private static final int SHORT = 12;

    private static final int DIGITS = 64;

    /** The monitor of a container is in a group of its own, and outside of the container's namespace. */
    private static final String MONITOR = "conmon-";

    private ContainerId() {}

    /** Whether a text is long enough to name a container. */
    static boolean isId(String text) {
        return text.length() >= SHORT && digitsFrom(text, 0) == text.length();
    }

    /** The first digits of an id, as tools print it. */
    static String shortForm(String id) {
        return id.substring(0, Math.min(id.length(), SHORT));
    }

    /** The id of the container that a process is in; empty if it is in none, has ended or is hidden. */
    static String ofProcess(Path process) throws IOException {
        ProcFile groups = new ProcFile();
        if (groups.read(process + "/cgroup") != Outcome.READ) {
            return "";
        }
        return parse(ByteText.of(Arrays.copyOf(groups.bytes(), groups.length())));
    }

    /** The id of the innermost container; empty if there is none. */
    static String parse(String groups) {
        String id = "";
        int at = 0;
        while (at < groups.length()) {
            int digits = digitsFrom(groups, at);
            if (digits == DIGITS && !groups.startsWith(MONITOR, at - MONITOR.length())) {
                id = groups.substring(at, at + DIGITS);
            }
            at += digits + 1;
        }
        return id;
    }

    private static int digitsFrom(String text, int from) {
        int end = from;
        while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        return end - from;
    }
}
