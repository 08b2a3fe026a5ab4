package io.harken.packaging;

import io.harken.item.ByteText;
import io.harken.packaging.Agent.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run of an agent that ends by itself.
 *
 * @param exitCode its exit code
 * @param output what it wrote to standard output
 * @param complaints the lines of standard error, without the name of the program and its process id
 */
record OneShot(int exitCode, String output, List<String> complaints) {
    /** The configuration file in the directory of a run. */
    static final String CONFIGURATION = "conf";

    private static final Duration LIVENESS = Duration.ofSeconds(60);
    private static final Pattern PROGRAM = Pattern.compile("^\\S+ \\[\\d+]: ");

    static OneShot run(Program program, Path directory, String... arguments) throws IOException, InterruptedException {
        Path output = directory.resolve("out");
        Path errors = directory.resolve("err");
        String[] all = Stream.concat(
                        Stream.of("-c", directory.resolve(CONFIGURATION).toString()), Stream.of(arguments))
                .toArray(String[]::new);
        Process process = new ProcessBuilder(program.command(all))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            if (!process.waitFor(LIVENESS.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(program + " runs on: " + Files.readString(errors));
            }
        } finally {
            process.destroyForcibly();
        }
        List<String> complaints = ByteText.of(Files.readAllBytes(errors))
                .lines()
                .map(line -> PROGRAM.matcher(line).replaceFirst(""))
                .toList();
        return new OneShot(process.exitValue(), ByteText.of(Files.readAllBytes(output)), complaints);
    }
}
