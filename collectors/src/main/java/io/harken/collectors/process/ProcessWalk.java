package io.harken.collectors.process;

import io.harken.collectors.host.ProcessList;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;

/** Goes through the processes of a host. */
final class ProcessWalk {
    private ProcessWalk() {}

    /** Takes the processes that match, in the order of their numbers. */
    @FunctionalInterface
    interface Visitor {
        /** Takes one, which may have ended meanwhile. */
        void visit(int pid, ProcessFiles process) throws NotSupportedException, IOException;
    }

    /**
     * Shows the visitor all processes that match.
     *
     * @throws InterruptedIOException if nobody waits for it any more
     */
    static void walk(Path proc, ProcessFilter filter, Visitor visitor) throws NotSupportedException, IOException {
        ProcessFiles process = new ProcessFiles(proc);
        for (int pid : ProcessList.processes(proc)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
            process.moveTo(pid);
            if (filter.matches(process)) {
                visitor.visit(pid, process);
            }
        }
    }
}
