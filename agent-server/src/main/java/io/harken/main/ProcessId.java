package io.harken.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The number of this process. */
final class ProcessId {
    private ProcessId() {}

    /**
     * Where a link of {@code /proc} leads (proc(5)). The JDK's answer takes milliseconds of every start: it comes with all that
     * watches children.
     *
     * @param self {@code /proc/self}
     */
    static long of(Path self) {
        try {
            return Long.parseLong(Files.readSymbolicLink(self).toString());
        } catch (IOException | NumberFormatException e) {
            return ProcessHandle.current().pid();
        }
    }
}
