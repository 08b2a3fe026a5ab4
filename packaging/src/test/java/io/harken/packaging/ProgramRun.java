package io.harken.packaging;

import io.harken.item.ByteText;
import io.harken.packaging.Agent.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a program did that was to end by itself.
 *
 * @param exitCode its exit code, or -1 if it had to be stopped
 * @param stdout its standard output, in {@link ByteText}
 * @param stderr its standard error without its name and process number, in {@link ByteText}
 */
record ProgramRun(int exitCode, String stdout, String stderr) {
    private static final int LIVENESS_SECONDS = 30;
    private static final Pattern NAME = Pattern.compile("(?m)^(?:zabbix_agentd|harken) \\[\\d+]: ");

    /** Runs a program as nobody in a folder; what it prints is kept in another one. */
    static ProgramRun of(Program program, List<String> arguments, Path folder, Path output)
            throws IOException, InterruptedException {
        Path stdout = output.resolve(program + ".out");
        Path stderr = output.resolve(program + ".err");
        Process process = new ProcessBuilder(program.command(arguments))
                .directory(folder.toFile())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(LIVENESS_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroy();
            process.waitFor();
        }
        return new ProgramRun(
                ended ? process.exitValue() : -1,
                ByteText.of(Files.readAllBytes(stdout)),
                NAME.matcher(ByteText.of(Files.readAllBytes(stderr))).replaceAll(""));
    }

    /** The exit code and the first line of standard error. */
    String verdict() {
        return exitCode + " " + stderr.lines().findFirst().orElse("");
    }

    @Override
    public String toString() {
        return exitCode + " stdout " + Escaped.encode(stdout) + " stderr " + Escaped.encode(stderr);
    }
}
