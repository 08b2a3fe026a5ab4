package io.harken.collectors.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shell of one command, in a session and process group of its own. What waits here ends when its thread is
 * interrupted.
 *
 * <p>Between the agent and the shell is {@code setsid} (util-linux), which waits for the shell, and which says on its
 * standard error, which the command does not share, when a signal has ended it. The pipes are opened anew by way of
 * {@code /proc}: the JDK's own streams can neither be interrupted nor read on when the process has ended and a child of
 * it has not.
 */
final class ShellProcess implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("^([0-9]+)\n", Pattern.MULTILINE);
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int LONGEST_STATUS = 1024;
    private static final int KILL_SECONDS = 5;

    private final ShellPrograms programs;
    private final Process setsid;
    private final FileChannel output;
    private final FileChannel status;
    private String group = "";
    private boolean ended;

    private ShellProcess(ShellPrograms programs, Process setsid) throws IOException {
        this.programs = programs;
        this.setsid = setsid;
        this.output = pipe(STDOUT);
        this.status = pipe(STDERR);
        setsid.getInputStream().close();
        setsid.getErrorStream().close();
    }

    private FileChannel pipe(int descriptor) throws IOException {
        Path path = Path.of("/proc", Long.toString(setsid.pid()), "fd", Integer.toString(descriptor));
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    /** Starts a shell that waits for its command. */
    static ShellProcess start(ShellPrograms programs, Path directory) throws IOException {
        Process setsid = programs.attached(directory);
        try {
            return new ShellProcess(programs, setsid);
        } catch (IOException e) {
            // Without its input the shell ends.
            setsid.getOutputStream().close();
            throw e;
        }
    }

    /** Has the shell run its command. */
    void run(String command) throws IOException {
        group = processId();
        try (OutputStream input = setsid.getOutputStream()) {
            input.write(ShellScript.line(command).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The process id of the shell: the first line that is a number. Before it a shell may complain of the locale. */
    private String processId() throws IOException {
        ByteBuffer lines = ByteBuffer.allocate(LONGEST_STATUS);
        Matcher number = NUMBER.matcher("");
        while (!number.find()) {
            if (status.read(lines) <= 0) {
                throw new IOException(text(lines).strip());
            }
            number.reset(text(lines));
        }
        return number.group(1);
    }

    private static String text(ByteBuffer filled) {
        return StandardCharsets.ISO_8859_1.decode(filled.duplicate().flip()).toString();
    }

    /** Reads what the command writes; below zero is the end of it and of all who could write. */
    int read(ByteBuffer chunk) throws IOException {
        return output.read(chunk);
    }

    /** Waits for the shell and gives the signal that has ended it, if one has. */
    OptionalInt await() throws IOException, InterruptedException {
        boolean bySignal = status.read(ByteBuffer.allocate(LONGEST_STATUS)) > 0;
        int code = setsid.waitFor();
        ended = true;
        return bySignal ? OptionalInt.of(code & 0x7F) : OptionalInt.empty();
    }

    /** Ends the command and all of its process group, unless it has ended by itself. */
    @Override
    public void close() throws IOException {
        try (output;
                status;
                OutputStream input = setsid.getOutputStream()) {
            if (!ended) {
                end();
            }
        }
    }

    private void endGroup() {
        try {
            programs.endGroup(group);
        } catch (IOException e) {
            // Where no process can be started, those that can be found by their parents are ended without one.
            ProcessHandle.of(Long.parseLong(group)).ifPresent(shell -> {
                shell.descendants().forEach(ProcessHandle::destroyForcibly);
                shell.destroyForcibly();
            });
        }
    }

    private void end() throws IOException {
        // The interruption has done its work.
        Thread.interrupted();
        if (!group.isEmpty()) {
            endGroup();
        }
        setsid.getOutputStream().close();
        output.close();
        try {
            // So that not more processes are about to end than there may be commands.
            setsid.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
