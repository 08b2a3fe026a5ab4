package io.harken.collectors.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Starts processes: the one place that does. Each is in a session of its own. */
@Allowed("this is the place")
final class ShellPrograms {
    private static final String SETSID = "/usr/bin/setsid";
    private static final String SHELL = "/bin/sh";

    private final Consumer<Map<String, String>> environment;

    /** Processes whose environment is made out of the agent's. */
    ShellPrograms(Consumer<Map<String, String>> environment) {
        this.environment = environment;
    }

    /** A shell that waits for its command, behind a {@code setsid} that waits for the shell. */
    Process attached(Path directory) throws IOException {
        return builder(directory, SETSID, "--fork", "--wait", SHELL, "-c", ShellScript.RUN, "sh")
                .start();
    }

    /** A shell that waits for its command, which becomes a child of nobody here, and whose output goes nowhere. */
    Process detached(Path directory) throws IOException {
        return silent(builder(directory, SETSID, SHELL, "-c", ShellScript.DETACH, "sh", SETSID, ShellScript.RUN));
    }

    /** Ends a process group, at the latest in a second. The agent need not live for so long. */
    void endGroup(String group) throws IOException {
        silent(builder(Path.of("/"), SETSID, "--fork", SHELL, "-c", ShellScript.END_GROUP, "sh", group))
                .getOutputStream()
                .close();
    }

    /** A program without a shell, of which only the output is of interest. */
    Process program(List<String> command) throws IOException {
        Process process = builder(Path.of("/"), command.toArray(new String[0]))
                .redirectError(Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return process;
    }

    private ProcessBuilder builder(Path directory, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        environment.accept(builder.environment());
        return builder;
    }

    private static Process silent(ProcessBuilder builder) throws IOException {
        return builder.redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }
}
