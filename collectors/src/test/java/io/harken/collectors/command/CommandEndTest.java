package io.harken.collectors.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.item.ItemValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How commands end, with the real shell of this host. */
@Timeout(120)
class CommandEndTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final String TIMEOUT = "Timeout while executing a shell script.";

    private final ShellCommands commands = new ShellCommands(environment -> {});
    private final Shell shell = new Shell(commands);

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        commands.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleep 600",
                "sleep 600 & echo bg",
                "trap '' TERM; sleep 600; sleep 600",
                "exec 1>&- 2>&-; sleep 600",
                "exec sleep 600",
                "kill -STOP $$",
                "(sleep 600 & sleep 600 & wait) | cat",
                "yes >/dev/null"
            })
    void theWholeGroupEndsAtTheDeadline(String command) throws Exception {
        Path pid = directory.resolve("pid");

        assertEquals(TIMEOUT, shell.error("echo $$ >" + pid + "; " + command, SHORT));

        String group = Files.readString(pid).strip();
        await(() -> groupOf(group).isEmpty());
    }

    @Test
    void aProcessThatLeftTheGroupHoldsNobodyUp() throws Exception {
        Path pid = directory.resolve("pid");

        assertEquals(TIMEOUT, shell.error("setsid sh -c 'echo $$ >" + pid + "; exec sleep 600' & echo bg", SHORT));

        assertEquals("free", shell.output("echo free"));
        await(() -> workers() == 0);
        assertTrue(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .orElseThrow()
                .destroy());
    }

    @Test
    void aJobInTheBackgroundThatWritesElsewhereLivesOn() throws Exception {
        Path done = directory.resolve("done");

        assertEquals("fine", shell.output("(sleep 0.5; echo >" + done + ") >/dev/null 2>&1 & echo fine"));

        await(() -> Files.exists(done));
    }

    @Test
    void theTimeInTheQueueCounts() throws Exception {
        Path ran = directory.resolve("ran");
        List<CompletableFuture<ItemValue>> sleepers = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            sleepers.add(commands.run("sleep 600", CommandDirectory.ROOT, Duration.ofSeconds(10)));
        }

        assertEquals(TIMEOUT, shell.error("echo >" + ran, SHORT));
        for (CompletableFuture<ItemValue> sleeper : sleepers) {
            assertThrows(CompletionException.class, sleeper::join);
        }
        assertEquals("free", shell.output("echo free"));
        assertFalse(Files.exists(ran));
    }

    @Test
    void nothingIsLeftOfCommandsThatTimedOut() throws Exception {
        shell.error("sleep 600", SHORT);
        await(() -> workers() == 0);
        long descriptors = descriptors();
        List<CompletableFuture<ItemValue>> many = IntStream.range(0, 100)
                .mapToObj(i -> commands.run("sleep 601 | sleep 601", CommandDirectory.ROOT, SHORT))
                .toList();

        many.forEach(value -> assertThrows(CompletionException.class, value::join));

        await(() -> workers() == 0);
        await(() -> ProcessHandle.current().descendants().count() == 0);
        await(() -> descriptors() <= descriptors);
    }

    @Test
    void closingEndsWhatRuns() throws Exception {
        Path pid = directory.resolve("pid");
        CompletableFuture<ItemValue> value =
                commands.run("echo $$ >" + pid + "; sleep 600", CommandDirectory.ROOT, LONG);
        await(() -> Files.exists(pid) && !content(pid).isEmpty());

        commands.close();

        await(() -> groupOf(content(pid)).isEmpty());
        assertFalse(value.isDone());
    }

    @Test
    void eachOfManyThatNobodyWaitsForRuns() throws Exception {
        List<Path> done = IntStream.range(0, 50)
                .mapToObj(i -> directory.resolve("done" + i))
                .toList();

        done.forEach(file -> commands.start("echo >" + file));

        await(() -> done.stream().allMatch(Files::exists));
    }

    @Test
    void aCommandThatNobodyWaitsForHasNoDeadline() throws Exception {
        Path done = directory.resolve("done");

        commands.start("sleep 0.5; readlink /proc/self/fd/0 /proc/self/fd/1 /proc/self/fd/2 >" + done);

        await(() -> Files.exists(done) && content(done).contains("\n"));
        assertTrue(content(done).startsWith("/dev/null"), content(done));
        await(() -> ProcessHandle.current().descendants().count() == 0);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 3000 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertTrue(condition.getAsBoolean());
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip() + (Files.readString(file).endsWith("\n") ? "\n" : "");
        } catch (IOException e) {
            return "";
        }
    }

    /** The processes of a group: the fifth field of their {@code stat} (proc(5)). */
    private static List<String> groupOf(String group) {
        return ProcessHandle.allProcesses()
                .map(process -> content(Path.of("/proc/" + process.pid() + "/stat")))
                .filter(stat -> stat.matches(".*\\) \\S+ \\S+ " + group.strip() + " .*\n"))
                .toList();
    }

    private static long workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("command-"))
                .count();
    }

    private static long descriptors() {
        String[] names = Path.of("/proc/self/fd").toFile().list();
        return names == null ? -1 : names.length;
    }
}
