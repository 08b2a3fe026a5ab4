package io.harken.collectors.process;

import io.harken.collectors.process.ProcFile.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The files of one process after the other, each read when it is first needed. A process may end at any time: then there is
 * nothing more to be read of it.
 */
final class ProcessFiles {
    private final String proc;
    private final LabelledLines status = new LabelledLines();
    private final CommandLine commandLine = new CommandLine();
    private final ProcessStat stat = new ProcessStat();
    private String folder = "";
    private boolean statusRead;
    private boolean commandLineRead;

    /** The processes below the folder of a host. */
    ProcessFiles(Path proc) {
        this.proc = proc + "/";
    }

    /** Goes on to another process. */
    void moveTo(int pid) {
        folder = proc + pid + "/";
        statusRead = false;
        commandLineRead = false;
    }

    /** The folder of the process, with a slash. */
    String folder() {
        return folder;
    }

    /** Whether the process is there, and its files may be read. */
    boolean exists() {
        return new File(folder + "status").exists();
    }

    /** Whether the status could be read. */
    boolean hasStatus() throws IOException {
        if (!statusRead) {
            statusRead = status.read(folder + "status") == Outcome.READ;
        }
        return statusRead;
    }

    /** The status, if {@link #hasStatus}. */
    LabelledLines status() {
        return status;
    }

    /** Whether the process has memory of its own, if {@link #hasStatus}: a kernel thread and a zombie have none. */
    boolean hasMemory() {
        return Memory.VSIZE.bytes(status) >= 0;
    }

    /** Whether the command line could be read. */
    boolean hasCommandLine() throws IOException {
        if (!commandLineRead) {
            commandLineRead = commandLine.read(folder + "cmdline") == Outcome.READ;
        }
        return commandLineRead;
    }

    /** The command line, if {@link #hasCommandLine}. */
    CommandLine commandLine() {
        return commandLine;
    }

    /** Whether the counters could be read. */
    boolean hasStat() throws IOException {
        return stat.read(folder + "stat") == Outcome.READ;
    }

    /** The counters, if {@link #hasStat}. */
    ProcessStat stat() {
        return stat;
    }
}
