package io.harken.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A container of our image, as strict as it may be: no capability, no new privilege, nothing that can be written. It has the
 * network namespace of a host of its own, which ends with it.
 */
final class Container implements AutoCloseable {
    private static final List<String> PODMAN = List.of("podman", "--runtime", "runc");
    private static final List<String> IP = List.of("ip");
    private static final List<String> LIMITS = List.of("--ulimit", "nofile=4096:4096", "--ulimit", "nproc=1000:1000");
    private static final String IMAGE = "harken-test";
    private static final String BASE = "docker.io/library/debian:13-slim";

    private final Path folder;
    private final String name;

    private Container(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** Builds the image of the built layout. In place of the public base there is a bare Debian of the same name. */
    static void buildImage(Path folder) throws IOException, InterruptedException {
        if (podman(folder, "image", "exists", BASE).exitCode() != 0) {
            succeed(podman(folder, "import", "-q", "../target/peers/debian-13.tar", BASE));
        }
        List<String> build = new ArrayList<>(List.of("build", "-q", "--format", "docker", "-t", IMAGE));
        build.addAll(LIMITS);
        build.addAll(List.of("-f", "container/Containerfile", "target/harken"));
        succeed(podman(folder, build.toArray(new String[0])));
    }

    /**
     * Starts a container.
     *
     * @param folder where what it prints goes
     * @param options options of {@code podman run}
     */
    static Container start(Path folder, String... options) throws IOException, InterruptedException {
        Container container = new Container(folder, "harken-" + folder.getFileName());
        succeed(CommandRun.of(folder, IP, "netns", "add", container.name));
        succeed(CommandRun.of(folder, IP, "-n", container.name, "link", "set", "lo", "up"));
        List<String> run = new ArrayList<>(List.of("run", "-d", "--name", container.name));
        run.addAll(List.of("--network", "ns:/run/netns/" + container.name));
        run.addAll(List.of("--read-only", "--read-only-tmpfs=false", "--cap-drop=ALL"));
        run.addAll(List.of("--security-opt", "no-new-privileges"));
        run.addAll(LIMITS);
        run.addAll(List.of(options));
        run.add(IMAGE);
        succeed(podman(folder, run.toArray(new String[0])));
        return container;
    }

    /** What {@code zabbix_get} prints that asks in the network of the container. */
    String ask(String key) throws IOException, InterruptedException {
        CommandRun run = inNetwork("../target/peers/bin/zabbix_get-7.0", "-s", "127.0.0.1", "-k", key);
        return run.exitCode() == 0 ? run.out().strip() : run.toString();
    }

    /** Runs a command of this machine in the network of the container. */
    CommandRun inNetwork(String... command) throws IOException, InterruptedException {
        return CommandRun.of(folder, List.of("ip", "netns", "exec", name), command);
    }

    /** Runs a command in the container. */
    CommandRun inside(String... command) throws IOException, InterruptedException {
        List<String> exec = new ArrayList<>(PODMAN);
        exec.addAll(List.of("exec", name));
        return CommandRun.of(folder, exec, command);
    }

    /** Has podman do something with the container. */
    CommandRun tell(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.add(name);
        return podman(folder, all.toArray(new String[0]));
    }

    /** Whether it runs, and its exit code. */
    String state() throws IOException, InterruptedException {
        return tell("inspect", "--format", "{{.State.Status}} {{.State.ExitCode}}")
                .out()
                .strip();
    }

    /** What it has written to its standard output and its standard error. */
    String log() throws IOException, InterruptedException {
        CommandRun logs = tell("logs");
        return logs.out() + logs.err();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        tell("rm", "-f", "-t", "0");
        CommandRun.of(folder, IP, "netns", "delete", name);
    }

    static void succeed(CommandRun run) {
        if (run.exitCode() != 0) {
            throw new IllegalStateException(run.toString());
        }
    }

    private static CommandRun podman(Path folder, String... arguments) throws IOException, InterruptedException {
        return CommandRun.of(folder, PODMAN, arguments);
    }
}
