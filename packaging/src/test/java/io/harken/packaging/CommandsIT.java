package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.item.ByteText;
import io.harken.packaging.Agent.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Commands under load: they leave nothing behind, delay nobody, and share what memory there is. */
@Tag("peers")
@TestInstance(Lifecycle.PER_CLASS)
class CommandsIT {
    private static final Duration LIVENESS = Duration.ofSeconds(1);

    /** The JDK keeps the threads that wait for processes for a minute. */
    private static final Duration SETTLED = Duration.ofSeconds(150);

    private static final String TIMED_OUT = "Timeout while executing a shell script.";
    private static final String MARK = "harken-commands-it";

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private Agent agent;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        agent = Agent.start(Program.HARKEN, directory, AgentPair.freePort(), """
                Server=127.0.0.1
                ListenIP=127.0.0.1
                Timeout=30
                UserParameter=hang,echo; sleep 617; : harken-commands-it
                UserParameter=tree,(sleep 617; : harken-commands-it) | (trap '' TERM; sleep 617; : harken-commands-it) & wait
                UserParameter=sleep,sleep 5; echo slept
                UserParameter=big[*],head -c 15728640 /dev/zero | tr '\\0' $1
                UserParameter=biggest,head -c 16777215 /dev/zero | tr '\\0' x
                """);
    }

    @AfterAll
    void stop() throws InterruptedException {
        clients.shutdownNow();
        agent.close();
    }

    @Test
    void aThousandThatTimedOutLeaveNothing() throws Exception {
        assertTrue(ask("{\"request\":\"passive checks\",\"data\":[{\"key\":\"hang\",\"timeout\":1}]}")
                .contains(TIMED_OUT));
        Set<String> threads = threads();
        threads.removeIf(name -> name.startsWith("process reaper"));
        Set<String> descriptors = descriptors();

        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            answers.add(clients.submit(json(i % 2 == 0 ? "hang" : "tree", 1)));
        }
        for (Future<String> answer : answers) {
            assertTrue(answer.get().contains(TIMED_OUT), answer.get());
        }

        assertTrue(Await.until(SETTLED, () -> processes().isEmpty()), () -> String.join("\n", processes()));
        assertTrue(
                Await.until(SETTLED, () -> descriptors.containsAll(descriptors())),
                () -> descriptors + " " + descriptors());
        assertTrue(Await.until(SETTLED, () -> threads.containsAll(threads())), () -> threads + " " + threads());
    }

    @Test
    void fiftyThatSleepDelayNobody() throws Exception {
        List<Future<String>> sleepers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sleepers.add(clients.submit(json("sleep", 60)));
        }

        for (int i = 0; i < 100; i++) {
            Outcome ping = Client.local().exchange(agent.port(), List.of(new Step.Send(Step.frame("agent.ping"))));
            assertEquals("1", ping.body());
            assertTrue(ping.duration().compareTo(LIVENESS) < 0, ping::toString);
        }
        assertTrue(sleepers.stream().noneMatch(Future::isDone));
        for (Future<String> sleeper : sleepers) {
            assertTrue(sleeper.get().contains("slept"), sleeper.get());
        }
    }

    @Test
    void theLongestValueGoesThroughInBothForms() throws Exception {
        String value = "x".repeat(16_777_215);

        assertTrue(ask("biggest").equals(value));
        assertTrue(json("biggest", 60).call().endsWith("{\"value\":\"" + value + "\"}]}"));
    }

    @Test
    void twentyLongOutputsAtOnceAreAllRight() throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(clients.submit(json("big[" + i % 10 + "]", 120)));
        }

        for (int i = 0; i < 20; i++) {
            String expected = "{\"value\":\"" + String.valueOf(i % 10).repeat(15_728_640) + "\"}]}";
            assertTrue(answers.get(i).get().endsWith(expected));
        }
    }

    @Test
    void theScriptOfFormerTimesMakesWayForTheKeyAndAnswersUnderAnotherName(@TempDir Path directory) throws Exception {
        String settings = """
                Server=127.0.0.1
                UserParameter=tcp.status[*],echo "script says $1"
                UserParameter=old.status[*],echo "script says $1"
                """;
        try (Agent harken = Agent.start(Program.HARKEN, directory, AgentPair.freePort(), settings)) {
            assertTrue(ask(harken, "tcp.status[listen]").matches("[0-9]+"));
            assertEquals("script says listen", ask(harken, "old.status[listen]"));
        }
        Path home = directory.resolve("HARKEN");
        int line = 1
                + Files.readAllLines(home.resolve("conf"))
                        .indexOf(settings.lines().toList().get(1));
        assertEquals(
                List.of(
                        "user parameter \"tcp.status[*],echo \"script says $1\"\" is ignored: key \"tcp.status\" is built in;"
                                + " \"UserParameter\" is given in config file \"" + home.resolve("conf") + "\", line "
                                + line),
                Files.readAllLines(home.resolve("log")).stream()
                        .filter(text -> text.contains("is ignored"))
                        .map(text -> text.substring(text.indexOf("user parameter")))
                        .toList());
    }

    private Callable<String> json(String key, int timeout) {
        return () -> ask(
                "{\"request\":\"passive checks\",\"data\":[{\"key\":\"" + key + "\",\"timeout\":" + timeout + "}]}");
    }

    private String ask(String body) throws IOException, InterruptedException {
        return ask(agent, body);
    }

    private static String ask(Agent agent, String body) throws IOException, InterruptedException {
        return Client.patient(Duration.ofMinutes(3)).ask(agent.port(), body);
    }

    /** The command lines of all that is left of the commands of this test. */
    private static List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc/" + process.pid() + "/cmdline"))
                .map(CommandsIT::content)
                .filter(line -> line.contains(MARK) || line.equals("sleep\000617\0"))
                .toList();
    }

    /** Without those of the compilers, which come and go. */
    private Set<String> threads() {
        return entries("task")
                .map(task -> content(task.resolve("comm")).strip() + " " + task.getFileName())
                .filter(thread -> !thread.contains("Compiler"))
                .collect(Collectors.toSet());
    }

    /** Without files: the JVM opens jars when it needs them. */
    private Set<String> descriptors() {
        return entries("fd")
                .map(CommandsIT::target)
                .filter(target -> !target.startsWith("/"))
                .collect(Collectors.toSet());
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // It is closed meanwhile.
            return "/";
        }
    }

    private Stream<Path> entries(String kind) {
        String[] names =
                Path.of("/proc", Long.toString(agent.pid()), kind).toFile().list();
        return names == null
                ? Stream.of()
                : Stream.of(names).map(name -> Path.of("/proc", Long.toString(agent.pid()), kind, name));
    }

    private static String content(Path file) {
        try {
            return ByteText.of(Files.readAllBytes(file));
        } catch (IOException e) {
            // It has ended meanwhile.
            return "";
        }
    }
}
