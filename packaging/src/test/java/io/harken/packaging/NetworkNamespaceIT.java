package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The sockets of another network namespace and the processes that have them, seen by a user to whom nothing of it belongs. */
@Tag("peers")
@TestInstance(Lifecycle.PER_CLASS)
class NetworkNamespaceIT {
    private static final Path SCRIPT = Path.of("src/test/scripts/netns-sockets").toAbsolutePath();
    private static final String PORT = "21990";

    /** What the packaged agent has: its folder may lie where nobody may not look. */
    private static final String ORDINARY = "+dac_read_search";

    private static final String PRIVILEGED = "+dac_read_search,+sys_ptrace";

    private Path folder = Path.of("");
    private NetworkNamespace namespace;
    private Process script;
    private String peer = "";
    private String holder = "";

    @BeforeAll
    void addNamespace(@TempDir Path directory) throws IOException, InterruptedException {
        folder = directory;
        namespace = NetworkNamespace.add(folder);
        script = new ProcessBuilder("ip", "netns", "exec", namespace.name(), SCRIPT.toString(), folder.toString(), PORT)
                .redirectError(Redirect.INHERIT)
                .start();
        String[] pids = String.valueOf(script.inputReader().readLine()).split(" ", -1);
        peer = pids[0];
        holder = pids[1];
    }

    @AfterAll
    void deleteNamespace() throws IOException, InterruptedException {
        script.getOutputStream().close();
        script.waitFor();
        namespace.close();
    }

    /** What a user with some capabilities is answered. */
    private String ask(String capabilities, String key) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("setpriv", "--reuid=65533", "--regid=65533", "--clear-groups"));
        command.addAll(List.of("--inh-caps=" + capabilities, "--ambient-caps=" + capabilities));
        command.addAll(List.of("target/harken/bin/harken", "-t", key));
        CommandRun run = CommandRun.of(folder, command);
        return run.exitCode() == 0
                ? run.out().substring(run.out().indexOf('[', key.length())).strip()
                : run.toString();
    }

    /** As {@link #ask}, but for the number of processes that nobody at all may look into: the first one of a sandbox. */
    private String askPrivileged(String key) throws IOException, InterruptedException {
        return ask(PRIVILEGED, key).replaceFirst("(?<=\"processes_denied\":)\\d+", "N");
    }

    private static String owners(String owners, int sockets) {
        return "[t|{\"processes\":[" + owners + "],\"sockets\":" + sockets + ",\"unowned\":0,\"processes_denied\":N}]";
    }

    private String holder() {
        return "{\"pid\":" + holder + ",\"name\":\"netns-holder\",\"user\":\"nobody\",\"sockets\":7}";
    }

    private String peer() {
        return "{\"pid\":" + peer + ",\"name\":\"netns-peer\",\"user\":\"root\",\"sockets\":1}";
    }

    @Test
    void aNameOfIpNetnsAndAProcessLeadToItsSockets() {
        assertAll(List.of(namespace.name(), peer, holder).stream()
                .map(parameter -> () ->
                        assertEquals(owners(peer(), 1), askPrivileged("tcp.process.get[listen,," + parameter + "]"))));
    }

    @Test
    void whoHasSevenSocketsIsNamed() throws Exception {
        assertAll(
                () -> assertEquals(
                        owners(holder() + "," + peer(), 8),
                        askPrivileged("tcp.process.get[established,," + namespace.name() + "]")),
                () -> assertEquals(
                        owners(holder(), 8), askPrivileged("tcp.process.get[established,1," + namespace.name() + "]")));
    }

    @Test
    void withoutCapabilitiesItSaysWhatItCannotSee() throws Exception {
        String answer = ask(ORDINARY, "tcp.process.get[established,," + peer + "]");

        assertTrue(answer.startsWith("[t|{\"processes\":[],\"sockets\":8,\"unowned\":8,"), answer);
        assertTrue(answer.matches(".*\"processes_denied\":[1-9]\\d*}]"), answer);
        assertEquals(
                "[m|ZBX_NOTSUPPORTED] [No process was found in the network namespace \"" + namespace.name()
                        + "\": the agent may not look into all of them.]",
                ask(ORDINARY, "tcp.process.get[,," + namespace.name() + "]"));
    }

    /** By its name as its root may, and by a process in it as everybody may. */
    private void assertAnswers(String pattern, String key) {
        assertAll(
                () -> assertMatches(pattern, ask(PRIVILEGED, key.replace("NS", namespace.name()))),
                () -> assertMatches(pattern, ask(ORDINARY, key.replace("NS", holder))));
    }

    private static void assertMatches(String pattern, String answer) {
        assertTrue(answer.matches(pattern), answer);
    }

    @Test
    void everyKeyOfSocketsTakesANamespace() {
        String none = "\"finwait1\":0,\"finwait2\":0,\"lastack\":0,\"synrecv\":0,\"synsent\":0,\"timewait\":0";
        String states = "\"closed\":0,\"closewait\":0,\"closing\":0,\"established\":8,\"finwait1\":0,\"finwait2\":0,"
                + "\"lastack\":0,\"listen\":1,\"synrecv\":0,\"synsent\":0,\"timewait\":0,\"total\":9,";
        assertAll(
                () -> assertAnswers("\\[u\\|8]", "tcp.status[established,,,,,NS]"),
                () -> assertAnswers("\\[u\\|1]", "tcp.status[established,127.0.0.1," + PORT + ",,,NS]"),
                () -> assertAnswers("\\[t\\|\\{" + states + ".*,\"disagreement\":0}]", "tcp.status.get[,NS]"),
                () -> assertAnswers(
                        "\\[t\\|\\[\\{\"\\{#PORT}\":\"21990\",\"\\{#ADDR}\":\"127.0.0.1\",\"\\{#FAMILY}\":\"ipv4\","
                                + "\"\\{#SERVICE}\":\"\"}]]",
                        "tcp.port.discovery[NS]"),
                () -> assertAnswers(
                        "\\[t\\|\\{\"ports\":\\[\\{\"port\":21990,.*\"accept_queue\":0,\"connections\":1,\"closed\":0,"
                                + "\"closewait\":0,\"closing\":0,\"established\":1," + none + "}],\"left_out\":0}]",
                        "tcp.ports.get[NS]"),
                () -> assertAnswers(".*history covers 0 of 60 s.*", "tcp.stuck[established,60,NS]"),
                () -> assertAnswers(
                        "\\[t\\|\\{\"remotes\":\\[\\{\"address\":\"127.0.0.1\",\"connections\":8}],\"distinct\":1,"
                                + "\"connections\":8,\"error\":0}]",
                        "tcp.remotes.get[,,,NS]"),
                () -> assertAnswers("\\[u\\|1]", "tcp.remotes[distinct,,,NS]"));
    }

    /** The holder has three connections to itself, and its end of them is a port that nobody listens on any more. */
    @Test
    void whatTheKernelDoesNotShowIsLeftOut() {
        assertAll(
                () -> assertAnswers(
                        "\\[t\\|\\{\"destinations\":5,\"used\":3,\"worst\":\"127.0.0.1 -> 127.0.0.1:\\d+\",\"top\":.*]",
                        "tcp.ephemeral.get[,NS]"),
                () -> assertAnswers("\\[u\\|8]", "tcp.kernel[TcpCurrEstab,NS]"),
                () -> assertAnswers(
                        "\\[t\\|\\{.*\"TcpCurrEstab\":8,.*\"sockets\":\\{\"inuse4\":9,\"inuse6\":0,\"timewait\":0,(?!"
                                + ".*(_backlog|accept_queue|\"limits_of\":\"agent)).*]",
                        "tcp.kernel.get[NS]"));
    }

    @Test
    void aProcessThatHasEndedIsNoNamespace() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertEquals(
                "[m|ZBX_NOTSUPPORTED] [There is no process " + ended.pid() + ".]",
                ask(ORDINARY, "tcp.status[established,,,,," + ended.pid() + "]"));
    }

    @Test
    void theNamespaceIsDiscovered() throws Exception {
        String first = "\"{#PID}\":\"" + script.pid() + "\",";
        String privileged = ask(PRIVILEGED, "tcp.netns.discovery");
        String ordinary = ask(ORDINARY, "tcp.netns.discovery");

        assertTrue(
                privileged.contains("{\"{#NETNS}\":\"" + namespace.name() + "\"," + first + "\"{#NAME}\":\""
                        + namespace.name() + "\",\"{#CONTAINER}\":\"\"}"),
                privileged);
        assertTrue(
                ordinary.contains(
                        "{\"{#NETNS}\":\"" + script.pid() + "\"," + first + "\"{#NAME}\":\"\",\"{#CONTAINER}\":\"\"}"),
                ordinary);
    }
}
