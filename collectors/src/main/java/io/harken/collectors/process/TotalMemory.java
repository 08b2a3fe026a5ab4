package io.harken.collectors.process;

import io.harken.collectors.host.ProcFile.Outcome;
import java.io.IOException;
import java.nio.file.Path;

/** The memory of the host, {@code MemTotal} of {@code /proc/meminfo} (proc_meminfo(5)). */
final class TotalMemory {
    private static final String UNKNOWN = "Cannot obtain amount of total memory: ";

    private TotalMemory() {}

    /**
     * The memory in bytes, more than 0.
     *
     * @throws IOException {@code Cannot obtain amount of total memory: [13] Permission denied}
     */
    static long bytes(Path proc) throws IOException {
        LabelledLines meminfo = new LabelledLines();
        Outcome outcome = meminfo.read(proc + "/meminfo");
        if (outcome == Outcome.DENIED) {
            throw new IOException(UNKNOWN + "[13] Permission denied");
        }
        long bytes = meminfo.bytes("MemTotal:");
        if (outcome == Outcome.ABSENT || bytes <= 0) {
            throw new IOException(UNKNOWN + "[2] No such file or directory");
        }
        return bytes;
    }
}
