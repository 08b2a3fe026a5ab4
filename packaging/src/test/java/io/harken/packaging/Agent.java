package io.harken.packaging;

import io.harken.item.ByteText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** An agent that runs as nobody, with its log. */
final class Agent implements AutoCloseable {
    private static final String NOBODY = "65534";

    /** What both know. A slow client keeps a process of agentd, so there are more than there are such clients. */
    private static final String CONFIGURATION = """
            Hostname=comparison
            StartAgents=40
            DebugLevel=3
            LogFileSize=0
            """;

    /** What each line of agentd's own statistics begins with, and what the library has to say that it was built with. */
    private static final Pattern NOT_COMPARED = Pattern.compile("^(?:agent #|GnuTLS audit: )");

    private static final Pattern LOG_PREFIX = Pattern.compile("^ *\\d+:\\d{8}:\\d{6}\\.\\d{3} ");

    private final Process process;
    private final Path log;
    private final int port;
    private int linesSeen;

    private Agent(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** What can be run. */
    enum Program {
        AGENTD("zabbix_agentd-7.0", Program.LAST_LISTENER),
        AGENTD_6("zabbix_agentd-6.0", Program.LAST_LISTENER),
        HARKEN("target/harken/bin/harken", "^Listening on ");

        private static final String LAST_LISTENER = "\\[listener #40\\]";

        private final String file;
        private final Pattern ready;

        Program(String file, String ready) {
            this.file = file;
            this.ready = Pattern.compile(ready);
        }

        /** The command that runs it as nobody. */
        List<String> command(List<String> arguments) {
            List<String> command = new ArrayList<>(List.of(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    // The checkout may lie where nobody may not look.
                    "--inh-caps=+dac_read_search",
                    "--ambient-caps=+dac_read_search",
                    executable().toString()));
            command.addAll(arguments);
            return command;
        }

        /** The executable; a missing one is a failure, not a reason to skip. */
        private Path executable() {
            Path path = this == HARKEN
                    ? Path.of(file)
                    : Path.of(System.getProperty("harken.peers", "target/peers/bin"), file);
            if (!Files.isExecutable(path)) {
                throw new IllegalStateException("missing: " + path.toAbsolutePath());
            }
            return path.toAbsolutePath();
        }
    }

    /** The environment that a program finds. */
    enum Surroundings {
        ORDINARY,
        /** As under {@code env -i}. */
        BARE;

        private void into(Map<String, String> environment) {
            if (this == BARE) {
                environment.clear();
            }
        }
    }

    /** Starts a program with settings of its own, in {@link ByteText}, and waits until it listens. */
    static Agent start(Program program, Path directory, int port, String settings)
            throws IOException, InterruptedException {
        return start(program, directory, port, settings, Surroundings.ORDINARY);
    }

    /** Starts a program in such surroundings. */
    static Agent start(Program program, Path directory, int port, String settings, Surroundings surroundings)
            throws IOException, InterruptedException {
        Path home = Files.createDirectory(directory.resolve(program.name()));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path log = home.resolve("log");
        Path config = Files.write(
                home.resolve("conf"),
                ByteText.bytes(CONFIGURATION + "ListenPort=" + port + "\nLogFile=" + log + "\nPidFile="
                        + home.resolve("pid") + "\n" + settings));
        Path output = home.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(program.command(List.of("-f", "-c", config.toString())))
                // Where a daemon is: files without a folder are looked for there.
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        surroundings.into(builder.environment());
        Process process = builder.start();
        Agent agent = new Agent(process, log, port);
        try {
            agent.awaitReady(program.ready, output);
        } catch (IllegalStateException e) {
            agent.close();
            throw e;
        }
        return agent;
    }

    private void awaitReady(Pattern ready, Path output) throws IOException, InterruptedException {
        boolean isReady = Await.until(
                Duration.ofSeconds(60),
                () -> !process.isAlive() || lines().stream().anyMatch(ready.asPredicate()));
        if (!isReady || !process.isAlive()) {
            throw new IllegalStateException("does not start: " + Files.readString(output) + lines());
        }
        linesSeen = lines().size();
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** The lines since the last call of {@link #forgetLines}, without process number and time. */
    List<String> newLines() throws IOException {
        List<String> lines = lines();
        return lines.subList(linesSeen, lines.size()).stream()
                .filter(NOT_COMPARED.asPredicate().negate())
                .toList();
    }

    void forgetLines() throws IOException {
        linesSeen = lines().size();
    }

    private List<String> lines() throws IOException {
        return Files.exists(log)
                ? ByteText.of(Files.readAllBytes(log))
                        .lines()
                        .map(line -> LOG_PREFIX.matcher(line).replaceFirst(""))
                        .toList()
                : List.of();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }
}
