package io.harken.collectors.process;

import io.harken.collectors.host.ProcFile;
import io.harken.collectors.host.ProcFile.Outcome;
import io.harken.collectors.host.ProcessList;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks for sockets among the descriptors of all processes: {@code /proc/PID/fd} (proc_pid_fd(5)). */
final class DescriptorWalk {
    /** More are refused. */
    private static final int MOST = 1 << 21;

    private static final String SOCKET = "socket:[";

    private final SocketInodes sockets;
    private final LabelledLines status = new LabelledLines();
    private final List<Owner> owners = new ArrayList<>();
    private int descriptors;
    private int found;
    private int denied;

    private DescriptorWalk(SocketInodes sockets) {
        this.sockets = sockets;
    }

    /**
     * A process that has some of the sockets.
     *
     * @param sockets how many; a socket with two descriptors is one
     */
    record Owner(int pid, int sockets) {}

    /**
     * What was found.
     *
     * @param owners in the order of the processes
     * @param denied how many processes the agent may not look into
     */
    record Result(List<Owner> owners, int denied) {}

    /**
     * Looks into all processes.
     *
     * @param sockets is told who owns each
     * @throws InterruptedIOException if nobody waits for it any more
     */
    static Result walk(Path proc, SocketInodes sockets) throws NotSupportedException, IOException {
        DescriptorWalk walk = new DescriptorWalk(sockets);
        for (int pid : ProcessList.processes(proc)) {
            walk.visit(pid, proc.resolve(String.valueOf(pid)));
        }
        return new Result(walk.owners, walk.denied);
    }

    private void visit(int pid, Path process) throws NotSupportedException, IOException {
        found = 0;
        Path folder = process.resolve("fd");
        try {
            visitDescriptors(pid, folder);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            if (ProcFile.outcome(folder.toString(), e) == Outcome.DENIED && mayHaveDescriptors(process)) {
                denied++;
            }
        }
        if (found > 0) {
            owners.add(new Owner(pid, found));
        }
    }

    private void visitDescriptors(int pid, Path folder) throws NotSupportedException, IOException {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(folder)) {
            for (Path link : links) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException();
                }
                if (++descriptors > MOST) {
                    throw new NotSupportedException("The processes have more than " + MOST + " descriptors.");
                }
                if (sockets.own(inode(link), pid)) {
                    found++;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** The inode of the socket that a descriptor stands for; 0 if it is none, or was closed meanwhile. */
    private static long inode(Path link) throws IOException {
        try {
            return inode(Files.readSymbolicLink(link).toString());
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private static long inode(String target) {
        if (!target.startsWith(SOCKET) || !target.endsWith("]")) {
            return 0;
        }
        try {
            return Long.parseLong(target, SOCKET.length(), target.length() - 1, 10);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A kernel thread and a zombie have none, and a process that has ended meanwhile is refused, too. */
    private boolean mayHaveDescriptors(Path process) throws IOException {
        return switch (status.read(process + "/status")) {
            case READ -> Memory.VSIZE.bytes(status) >= 0;
            case DENIED -> true;
            case ABSENT -> false;
        };
    }
}
