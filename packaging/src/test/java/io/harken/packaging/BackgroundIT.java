package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process: to the background and back, told by {@code -R}, ended by signals. */
class BackgroundIT {
    private static final Duration LIVENESS = Duration.ofSeconds(30);
    private static final String HARKEN =
            Path.of("target/harken/bin/harken").toAbsolutePath().toString();

    private static final String REFUSED = "cannot reload user parameters [listener #1], ";

    /** Their bits in the masks of {@code /proc}. */
    private static final int SIGINT_SIGQUIT = 0b110;

    @TempDir
    private Path folder;

    private int port;

    @BeforeEach
    void configure() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        port = AgentPair.freePort();
        write("AllowRoot=1\n");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (Files.exists(pidFile())) {
            kill("KILL", pid());
        }
    }

    @Test
    void startsInTheBackgroundAnswersAndEnds() throws Exception {
        // Whoever runs the tests may ignore signals.
        List<String> start = List.of("env", "--default-signal=INT", "--default-signal=QUIT", HARKEN);
        assertEquals(new CommandRun(0, "", ""), CommandRun.of(folder, start, "-c", config()));
        long pid = pid();
        // It listens as soon as the command has ended.
        assertEquals("1", ping());
        assertAll(
                () -> assertEquals(Path.of("/"), link(pid, "cwd")),
                () -> assertEquals(Path.of("/dev/null"), link(pid, "fd/0")),
                () -> assertEquals(Path.of("/dev/null"), link(pid, "fd/1")),
                () -> assertEquals(Path.of("/dev/null"), link(pid, "fd/2")),
                () -> assertEquals("0002", status(pid, "Umask")),
                // Commands of the agent would inherit it.
                () -> assertEquals(0, Long.parseUnsignedLong(status(pid, "SigIgn"), 16) & SIGINT_SIGQUIT));

        kill("TERM", pid);

        awaitEnd(pid);
        assertFalse(Files.exists(pidFile()));
        assertFalse(Files.exists(folder.resolve("pid.sock")));
        assertTrue(log().contains("Got signal [signal:15(SIGTERM)]. Exiting ..."), log());
    }

    @Test
    void isToldByRuntimeCommands() throws Exception {
        // That this is not used is said at the start, and not again.
        write("AllowRoot=1\nBufferSize=2\n");
        assertEquals(
                "Warning: not used, because Harken answers passive checks only: BufferSize",
                run("-c", config()).firstComplaint());
        CommandRun sent = new CommandRun(0, "", "command sent successfully\n");
        assertEquals(sent, run("-c", config(), "-R", "log_level_increase"));
        assertEquals(sent, run("-c", config(), "-R", "log_level_decrease=listener,1"));
        assertEquals(sent, run("-c", config(), "-R", "log_level_decrease=active checks"));
        assertEquals(sent, run("-c", config(), "-R", "userparameter_reload"));

        String expected = """
                log level has been increased to 4 (debug)
                log level has been decreased to 3 (warning)
                cannot redirect signal: "active checks" process does not exist
                user parameters reloaded [listener #1]
                """;
        assertTrue(Await.until(LIVENESS, () -> log().endsWith(expected)), log());
    }

    @Test
    void takesOverUserParametersUnlessTheFileIsWrong() throws Exception {
        write("AllowRoot=1\nUserParameter=a,echo 1\n");
        run("-c", config());
        assertEquals("1", answer("a"));
        // -R is given another file than the agent has, for it would refuse a wrong one itself.
        String right =
                Files.copy(folder.resolve("conf"), folder.resolve("right")).toString();

        write("AllowRoot=1\nUserParameter=b,echo 2\n");
        reload(right, "user parameters reloaded [listener #1]");
        assertEquals("ZBX_NOTSUPPORTED\0Unsupported item key.", answer("a"));
        assertEquals("2", answer("b"));

        write("AllowRoot=1\nUserParameter=b,echo 3\nUserParameter=bad\n");
        reload(right, REFUSED + "user parameter \"bad\": not comma-separated");
        write("UserParameter=b,echo 4\nFoo=1\n");
        reload(right, REFUSED + "unknown parameter \"Foo\" in config file \"" + config() + "\", line 7");
        Files.delete(folder.resolve("conf"));
        reload(right, REFUSED + "cannot open config file \"" + config() + "\": [2] No such file or directory");
        assertEquals("2", answer("b"));
    }

    @Test
    void takesOverKeysUnlessTheyAreWrong() throws Exception {
        Path key = Files.writeString(folder.resolve("psk"), "00".repeat(16));
        Path former = Files.copy(key, folder.resolve("former"));
        write(byKey(former));
        // Who asks for the health takes the key out of this file, as one who is not told of the new key.
        String old = Files.copy(folder.resolve("conf"), folder.resolve("old")).toString();
        write(byKey(key));
        run("-c", config());
        assertTrue(isHealthy(config()) && isHealthy(old));

        Files.writeString(key, "01".repeat(16));
        assertTrue(isHealthy(old) && !isHealthy(config()));
        tell(old, "tls_reload", "keys and certificates reloaded");
        assertTrue(isHealthy(config()) && !isHealthy(old));

        Files.writeString(key, "02");
        String refused = "cannot reload keys and certificates: ";
        tell(old, "tls_reload", refused + "PSK in file \"" + key + "\" is too short. Minimum is 32 hex-digits");
        write("AllowRoot=1\n");
        tell(old, "tls_reload", refused + "\"TLSAccept\" no longer takes TLS, which needs a restart");
        Files.writeString(key, "01".repeat(16));
        write(byKey(key));
        assertTrue(isHealthy(config()) && !isHealthy(old));
    }

    private static String byKey(Path file) {
        return "AllowRoot=1\nTLSAccept=psk\nTLSPSKIdentity=i\nTLSPSKFile=" + file + "\n";
    }

    private boolean isHealthy(String file) throws IOException, InterruptedException {
        return run("--healthcheck", "-c", file).exitCode() == 0;
    }

    private void reload(String file, String logged) throws IOException, InterruptedException {
        tell(file, "userparameter_reload", logged);
    }

    private void tell(String file, String command, String logged) throws IOException, InterruptedException {
        assertEquals(0, run("-c", file, "-R", command).exitCode());
        assertTrue(Await.until(LIVENESS, () -> log().endsWith(logged + "\n")), log());
    }

    @Test
    void saysWhyItCannotStart() throws Exception {
        try (ServerSocket busy = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            CommandRun start = run("-c", config());

            assertEquals(1, start.exitCode());
            assertEquals(
                    "listener failed: zbx_tcp_listen(): failed to create listening socket for [[127.0.0.1]:"
                            + busy.getLocalPort() + "]: [98] Address already in use",
                    start.firstComplaint());
            assertFalse(Files.exists(pidFile()));
        }
    }

    @Test
    void aSecondAgentIsRefusedAndHarmsNothing() throws Exception {
        run("-c", config());
        CommandRun second = run("-c", config());

        assertEquals(1, second.exitCode());
        assertEquals(
                "Is this process already running? Could not lock PID file [" + pidFile()
                        + "]: [11] Resource temporarily unavailable",
                second.firstComplaint());
        assertEquals("1", ping());
        assertEquals(0, run("-c", config(), "-R", "log_level_increase").exitCode());
    }

    @Test
    void whoReadsTheOutputOfTheStartIsNotKeptWaiting() throws Exception {
        assertEquals(0, shell("\"$0\" -c \"$1\" 2>&1 | cat").exitCode());
        assertEquals("1", ping());
    }

    @Test
    void startsWithEverythingClosed() throws Exception {
        assertEquals(0, shell("\"$0\" -c \"$1\" <&- >&- 2>&-").exitCode());
        assertEquals("1", ping());
    }

    @Test
    void aRelativeNameOfTheConfigurationIsEnough() throws Exception {
        assertEquals(new CommandRun(0, "", ""), shell("cd \"${1%/*}\" && \"$0\" -c \"${1##*/}\""));
        assertEquals(0, run("-c", config(), "-R", "userparameter_reload").exitCode());
        assertTrue(Await.until(LIVENESS, () -> log().endsWith("user parameters reloaded [listener #1]\n")), log());
    }

    @Test
    void theEnvironmentDoesNotMatterAndIsKeptForCommands() throws Exception {
        CommandRun start = shell("""
                named=${1%/*}/$(printf 'caf\\303\\251').conf
                cp "$1" "$named"
                exec env -i PATH="$PATH" LC_ALL=C JAVA_TOOL_OPTIONS='-Xmx1k  $x' "$0" -c "$named"
                """);
        assertEquals(new CommandRun(0, "", ""), start);

        List<String> environment =
                List.of(Files.readString(Path.of("/proc/" + pid() + "/environ")).split("\0"));
        assertTrue(environment.contains("HARKEN_SAVED_LC_ALL=C"), environment.toString());
        assertTrue(environment.contains("HARKEN_SAVED_JAVA_TOOL_OPTIONS=-Xmx1k  $x"), environment.toString());
        assertFalse(environment.toString().contains("HARKEN_SAVED_MALLOC_ARENA_MAX"), environment.toString());
        assertFalse(environment.contains("JAVA_TOOL_OPTIONS=-Xmx1k  $x"), environment.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HUP", "INT", "TERM", "USR2"})
    void endsWithZeroAfterASignal(String signal) throws Exception {
        // Whoever runs the tests may ignore SIGINT or SIGHUP, and a JVM then does so too.
        Process agent = new ProcessBuilder(
                        "env", "--default-signal=INT", "--default-signal=HUP", HARKEN, "-f", "-c", config())
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertTrue(Await.until(LIVENESS, this::listens));
        for (String ignored : List.of("USR1", "ALRM", "PIPE")) {
            kill(ignored, pid());
        }
        assertEquals("1", ping());

        kill(signal, pid());

        assertTrue(agent.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, agent.exitValue());
        assertFalse(Files.exists(pidFile()));
        assertTrue(log().contains("(SIG" + signal + ")]. Exiting ..."), log());
        assertTrue(
                Files.readString(folder.resolve("output")).endsWith("\nPress Ctrl+C to exit.\n\n"),
                Files.readString(folder.resolve("output")));
    }

    @Tag("peers")
    @ParameterizedTest
    @ValueSource(strings = {"", "-f"})
    void asRootItBecomesTheUser(String foreground) throws Exception {
        write("User=nobody\n");
        // The checkout may lie where nobody may not look.
        CommandRun.of(folder, List.of("cp", "-R", "target/harken", folder.toString()));
        String copy = folder.resolve("harken/bin/harken").toString();
        Process agent = new ProcessBuilder("sh", "-c", "exec \"$0\" -c \"$1\" " + foreground, copy, config())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertTrue(Await.until(LIVENESS, this::listens), () -> agent.info().toString());
        assertEquals("65534\t65534\t65534\t65534", status(pid(), "Uid"));
        assertEquals("65534\t65534\t65534\t65534", status(pid(), "Gid"));
        assertEquals("nobody", Files.getOwner(pidFile()).getName());
        // It takes orders a little after it listens.
        assertTrue(Await.until(LIVENESS, () -> Files.exists(folder.resolve("pid.sock"))));
        assertEquals(0, run("-c", config(), "-R", "log_level_increase").exitCode());
        long pid = pid();
        kill("TERM", pid);
        awaitEnd(pid);
    }

    @Tag("peers")
    @Test
    void asRootWithoutSuchAUserItDoesNotStart() throws Exception {
        write("User=nosuch\n");
        for (String[] arguments : new String[][] {{"-c", config()}, {"-f", "-c", config()}, {"-fc", config()}}) {
            assertEquals(new CommandRun(1, "", "user nosuch does not exist\ncannot run as root!\n"), run(arguments));
        }
    }

    private CommandRun run(String... arguments) throws IOException, InterruptedException {
        return CommandRun.of(folder, List.of(HARKEN), arguments);
    }

    private CommandRun shell(String script) throws IOException, InterruptedException {
        return CommandRun.of(folder, List.of("sh", "-c", script, HARKEN, config()));
    }

    private void write(String settings) throws IOException {
        Files.writeString(
                folder.resolve("conf"),
                "Server=127.0.0.1\nListenIP=127.0.0.1\nListenPort=" + port + "\nLogFile=" + logFile() + "\nPidFile="
                        + pidFile() + "\n" + settings);
    }

    private String config() {
        return folder.resolve("conf").toString();
    }

    private Path pidFile() {
        return folder.resolve("pid");
    }

    private Path logFile() {
        return folder.resolve("log");
    }

    /** The log without process numbers and times. */
    private String log() throws IOException {
        return Files.exists(logFile())
                ? Files.readString(logFile()).replaceAll("(?m)^ *\\d+:\\d{8}:\\d{6}\\.\\d{3} ", "")
                : "";
    }

    private boolean listens() throws IOException {
        return log().contains("Listening on");
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(pidFile()));
    }

    private String ping() throws IOException, InterruptedException {
        return answer("agent.ping");
    }

    private String answer(String key) throws IOException, InterruptedException {
        return Client.local()
                .exchange(port, List.of(new Step.Send(Step.frame(key))))
                .body();
    }

    private static Path link(long pid, String name) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/" + pid + "/" + name));
    }

    private static String status(long pid, String name) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/status"))
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst()
                .orElseThrow();
    }

    private static void kill(String signal, long pid) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                        .start()
                        .waitFor());
    }

    private static void awaitEnd(long pid) throws IOException, InterruptedException {
        assertTrue(
                Await.until(LIVENESS, () -> ProcessHandle.of(pid).isEmpty()), () -> "process " + pid + " still runs");
    }
}
