package io.harken.packaging;

import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that came to its end. Texts are {@link ByteText}.
 *
 * @param exitCode its exit code
 * @param out what it printed
 * @param err what it complained of, each line without the name of the program and its process id
 */
record CommandRun(int exitCode, String out, String err) {
    private static final Pattern PROGRAM = Pattern.compile("(?m)^(?:zabbix_agentd|harken) \\[\\d+]: ");
    private static final int LIMIT_SECONDS = 60;

    /** Runs a command where we are; what it prints goes to files in a folder. */
    static CommandRun of(Path folder, List<String> command, String... arguments)
            throws IOException, InterruptedException {
        List<String> all = Stream.concat(command.stream(), Stream.of(arguments)).toList();
        return in(Path.of("").toAbsolutePath(), folder, all);
    }

    /** Runs a command in a directory, with files for its output, so that a process it leaves behind cannot keep us waiting. */
    static CommandRun in(Path directory, Path output, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(output, "out", "");
        Path err = Files.createTempFile(output, "err", "");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("does not end: " + command);
        }
        return new CommandRun(
                process.exitValue(), text(out), PROGRAM.matcher(text(err)).replaceAll(""));
    }

    private static String text(Path file) throws IOException {
        return ByteText.of(Files.readAllBytes(file));
    }

    /** The first complaint; further ones are hints. */
    String firstComplaint() {
        return err.lines().findFirst().orElse("");
    }

    /** The exit code and the first complaint. */
    String verdict() {
        return exitCode + " " + firstComplaint();
    }

    @Override
    public String toString() {
        return exitCode + " stdout " + Escaped.encode(out) + " stderr " + Escaped.encode(err);
    }
}
