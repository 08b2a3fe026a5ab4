package io.harken.collectors.process;

import io.harken.collectors.host.ProcFile.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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
    private int pid;

    /** How the readings of this process went, as far as there were any. */
    private @Nullable Outcome statusOutcome;

    private @Nullable Outcome commandLineOutcome;
    private @Nullable Outcome statOutcome;
    private @Nullable Long owner;

    /** The processes below the folder of a host. */
    ProcessFiles(Path proc) {
        this.proc = proc + "/";
    }

    /** Goes on to another process. */
    void moveTo(int next) {
        pid = next;
        folder = proc + pid + "/";
        statusOutcome = null;
        commandLineOutcome = null;
        statOutcome = null;
        owner = null;
    }

    /** The number of the process. */
    int pid() {
        return pid;
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
        if (statusOutcome == null) {
            statusOutcome = status.read(folder + "status");
        }
        return statusOutcome == Outcome.READ;
    }

    /** The status, if {@link #hasStatus}. */
    LabelledLines status() {
        return status;
    }

    /**
     * Whether a process has a name: that of the kernel, or of the program of its command line. The status has the former, in which
     * backslashes are escaped, and so do the counters: where these have been read they spare reading the status, which the
     * kernel takes longer to write.
     */
    boolean isNamed(String name) throws IOException {
        if (statOutcome == Outcome.READ && name.indexOf('\\') < 0) {
            return stat.isNamed(name) || (stat.hasMemory() && isProgram(name));
        }
        return hasStatus() && (status.hasText("Name:", name) || (hasMemory() && isProgram(name)));
    }

    /** Whether the process has memory of its own, if {@link #hasStatus}: a kernel thread and a zombie have none. */
    boolean hasMemory() {
        return Memory.VSIZE.bytes(status) >= 0;
    }

    private boolean isProgram(String name) throws IOException {
        return hasCommandLine() && commandLine.isProgram(name);
    }

    /** Whether the command line could be read. */
    boolean hasCommandLine() throws IOException {
        if (commandLineOutcome == null) {
            commandLineOutcome = commandLine.read(folder + "cmdline");
        }
        return commandLineOutcome == Outcome.READ;
    }

    /** The command line, if {@link #hasCommandLine}. */
    CommandLine commandLine() {
        return commandLine;
    }

    /** Whether the counters could be read. */
    boolean hasStat() throws IOException {
        if (statOutcome == null) {
            statOutcome = stat.read(folder + "stat");
        }
        return statOutcome == Outcome.READ;
    }

    /** The counters, if {@link #hasStat}. */
    ProcessStat stat() {
        return stat;
    }

    /** The number of the user to whom the folder belongs; -2, not even nobody, if the process has ended. */
    long owner() throws IOException {
        if (owner == null) {
            owner = readOwner();
        }
        return owner;
    }

    private long readOwner() throws IOException {
        try {
            return ((Integer) Files.getAttribute(Path.of(folder), "unix:uid")).longValue() & 0xFFFF_FFFFL;
        } catch (NoSuchFileException e) {
            return -2;
        }
    }
}
