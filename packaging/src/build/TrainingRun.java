import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes the class-data archive of a built layout: runs the agent for real, notes the classes it loads, and has the JVM
 * write them into {@code lib/harken.jsa}. The archive names the class path as the launcher does, so that it is good
 * wherever the layout is unpacked.
 */
final class TrainingRun {
    private static final int ATTEMPTS = 200;

    private final Path home;
    private final Path work;
    private final List<Path> classLists = new ArrayList<>();

    /** An agent that runs, and where what it says goes. */
    private record Run(Process process, Path log) {}

    private TrainingRun(Path home, Path work) {
        this.home = home;
        this.work = work;
    }

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]).toRealPath();
        Path archive = home.resolve("lib/harken.jsa");
        Files.deleteIfExists(archive);
        TrainingRun run = new TrainingRun(home, Files.createTempDirectory("harken-training"));
        run.serve();
        run.serveByKey();
        run.oneShot("-t", "tcp.status[listen]");
        run.oneShot("-p");
        run.dump(archive);
        run.forget();
    }

    private void serve() throws IOException, InterruptedException {
        int port = freePort();
        Path config = configure(port, "");
        Run agent = start("-f", "-c", config.toString());
        try {
            waitFor(agent, port);
            poll(port, "tcp.status[established]");
            poll(port, "net.tcp.listen[80]");
            poll(port, "net.tcp.socket.count[127.0.0.1,,,,listen]");
            poll(port, "system.hostname");
            poll(port, "no.such.key");
            poll(port, "training");
            poll(port, "{\"request\":\"passive checks\",\"data\":[{\"key\":\"agent.ping\",\"timeout\":3}]}");
            oneShot("--healthcheck", "-c", config.toString());
        } finally {
            agent.process.destroy();
            end(agent);
        }
    }

    /** The first handshake would else keep a server waiting for a third of a second, and each check of the health, too. */
    private void serveByKey() throws IOException, InterruptedException {
        int port = freePort();
        Path key = Files.writeString(work.resolve("psk"), "0123456789abcdef0123456789abcdef\n");
        Path config = configure(port, "TLSAccept=psk\nTLSPSKIdentity=training\nTLSPSKFile=" + key + "\n");
        Run agent = start("-f", "-c", config.toString());
        try {
            waitFor(agent, port);
            oneShot("--healthcheck", "-c", config.toString());
        } finally {
            agent.process.destroy();
            end(agent);
        }
    }

    private Path configure(int port, String more) throws IOException {
        return Files.writeString(
                work.resolve("harken.conf"),
                "Server=127.0.0.1\nListenIP=127.0.0.1\nAllowRoot=1\nLogType=console\nUserParameter=training,echo 1\n"
                        + "ListenPort=" + port + "\nPidFile=" + work.resolve("pid") + "\n" + more);
    }

    private void oneShot(String... arguments) throws IOException, InterruptedException {
        end(start(arguments));
    }

    private Run start(String... arguments) throws IOException {
        Path classes = work.resolve("classes-" + classLists.size());
        classLists.add(classes);
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/harken").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HARKEN_JAVA_OPTIONS", "-Xshare:off -XX:DumpLoadedClassList=" + classes);
        Path log = work.resolve("log-" + classLists.size());
        return new Run(
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    }

    private static void end(Run run) throws IOException, InterruptedException {
        if (!run.process.waitFor(30, TimeUnit.SECONDS) || run.process.exitValue() != 0) {
            run.process.destroyForcibly();
            throw new IOException("the training run failed: " + Files.readString(run.log));
        }
    }

    /** The archive is written by G1, which also stores objects; the serial collector of the agent can load them. */
    private void dump(Path archive) throws IOException, InterruptedException {
        Path all = Files.write(work.resolve("classes"), loadedClasses());
        // The shell opens the folder of the jars as the launcher does.
        Process dump = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "exec 9<\"$0\"; exec \"$@\"",
                        home.resolve("lib").toString(),
                        home.resolve("runtime/bin/java").toString(),
                        "-XX:+UseG1GC",
                        "-Xmx128m",
                        "-Xshare:dump",
                        "-Xlog:disable",
                        "-XX:SharedClassListFile=" + all,
                        "-XX:SharedArchiveFile=" + archive,
                        "-cp",
                        "/proc/self/fd/9/agent-server.jar")
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("dump").toFile())
                .start();
        if (dump.waitFor() != 0) {
            throw new IOException("no class-data archive: " + Files.readString(work.resolve("dump")));
        }
    }

    /** Each class once. Newer JVMs number them, anew in each run. */
    private Set<String> loadedClasses() throws IOException {
        Set<String> classes = new LinkedHashSet<>();
        for (Path list : classLists) {
            for (String line : Files.readAllLines(list)) {
                classes.add(line.replaceFirst(" id: \\d+$", ""));
            }
        }
        return classes;
    }

    /** After a failure the folder stays: it holds what the agent said. */
    private void forget() throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(work);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // The configuration takes ports up to 32767 only.
            return 10000 + socket.getLocalPort() % 22767;
        }
    }

    private static void waitFor(Run agent, int port) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("the agent does not listen: " + Files.readString(agent.log));
    }

    private static void poll(int port, String request) throws IOException {
        byte[] body = request.getBytes(StandardCharsets.UTF_8);
        byte[] header = {'Z', 'B', 'X', 'D', 1, (byte) body.length, 0, 0, 0, 0, 0, 0, 0};
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(header);
            socket.getOutputStream().write(body);
            if (socket.getInputStream().readAllBytes().length < header.length) {
                throw new IOException("no answer to " + request);
            }
        }
    }
}
