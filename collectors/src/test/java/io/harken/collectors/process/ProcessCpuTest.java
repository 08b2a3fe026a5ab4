package io.harken.collectors.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.history.Sampler;
import io.harken.collectors.peer.PeerExecutor;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCpuTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path proc = Path.of("");

    private long now;
    private Optional<Sampler> sampler = Optional.of(new Sampler(() -> now));
    private ProcessCpu cpu = cpu();
    private long second;

    @BeforeEach
    void watch() {
        cpu = cpu();
    }

    private ProcessCpu cpu() {
        return new ProcessCpu(
                proc,
                new Accounts(proc, new NameService(new ShellCommands(environment -> {}), () -> 0)),
                new PeerExecutor(),
                sampler);
    }

    @Test
    void answersWithTheSecondSample() throws Exception {
        run(10, "job", 100, 50, 7);
        CompletableFuture<ItemValue> total = ask("job");
        CompletableFuture<ItemValue> system = ask("job", "", "system");
        cpu.sample(1);
        assertFalse(total.isDone());
        run(10, "job", 130, 51, 7);
        cpu.sample(2);

        assertEquals("31.000000", total.join().text());
        assertEquals("1.000000", system.join().text());
    }

    @Test
    void dividesByTheSecondsThatWent() throws Exception {
        run(10, "job", 0, 0, 7);
        CompletableFuture<ItemValue> first = ask("job");
        cpu.sample(1);
        run(10, "job", 10, 0, 7);
        cpu.sample(4);

        assertEquals("3.300000", first.join().text());
    }

    @Test
    void nothingIsToldWhenSamplingHasStalled() throws Exception {
        CompletableFuture<ItemValue> first = ask("job");
        cpu.sample(1);
        cpu.sample(2);
        assertEquals("0.000000", first.join().text());
        now = TimeUnit.SECONDS.toNanos(8);

        assertEquals("Timeout while waiting for collector data.", late(ask("job")));
        // The first one after it has nothing to be compared with.
        cpu.sample(100);
        assertEquals("Timeout while waiting for collector data.", late(ask("job")));
    }

    private static String late(CompletableFuture<ItemValue> answer) {
        CompletionException failure = assertThrows(CompletionException.class, answer::join);
        return assertInstanceOf(NotSupportedException.class, failure.getCause()).reason();
    }

    @Test
    void aProcessCountsFromItsSecondSampleOn() throws Exception {
        run(10, "job", 1000, 0, 7);
        CompletableFuture<ItemValue> first = ask("job");
        cpu.sample(1);
        run(10, "job", 1010, 0, 7);
        run(11, "job", 500, 0, 8);
        cpu.sample(2);
        // The number of the first one is that of another process now.
        run(10, "job", 5, 0, 9);
        run(11, "job", 505, 0, 8);
        cpu.sample(3);

        assertEquals("7.500000", first.thenCompose(value -> again()).join().text());
    }

    private CompletableFuture<ItemValue> again() {
        try {
            return ask("job", "", "", "", "avg15");
        } catch (NotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void countsWhatTheFilterTakes() throws Exception {
        run(10, "job", 0, 0, 7);
        CompletableFuture<ItemValue> other = ask("other");
        CompletableFuture<ItemValue> unknownUser = ask("job", "no such user");
        CompletableFuture<ItemValue> noExpression = ask("", "", "", "[");
        cpu.sample(++second);
        run(10, "job", 10, 0, 7);

        assertEquals("0.000000", sampled(other).join().text());
        assertEquals("0.000000", sampled(unknownUser).join().text());
        assertEquals("0.000000", sampled(noExpression).join().text());
    }

    /** Samples until there is an answer: what a worker looks up is sampled a little later. */
    private CompletableFuture<ItemValue> sampled(CompletableFuture<ItemValue> answer) throws Exception {
        while (!answer.isDone()) {
            cpu.sample(++second);
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return answer;
    }

    @Test
    void aUserIsLookedUpEachTime() throws Exception {
        run(10, "job", 0, 0, 7);
        assertEquals("0.000000", sampled(ask("job", "later")).join().text());
        Files.writeString(proc.resolve("passwd"), "later:x:" + Files.getAttribute(proc, "unix:uid") + ":1::/:\n");
        CompletableFuture<ItemValue> answer = ask("job", "later");
        for (long ticks = 1; !answer.isDone(); ticks++) {
            run(10, "job", ticks, 0, 7);
            cpu.sample(++second);
            TimeUnit.MILLISECONDS.sleep(1);
        }

        assertEquals("1.000000", answer.join().text());
    }

    @Test
    void aUserIsLookedUpByAWorker() throws Exception {
        Files.createDirectory(proc.resolve("passwd"));

        CompletionException failure = assertThrows(
                CompletionException.class, () -> ask("", "somebody").join());
        assertInstanceOf(IOException.class, failure.getCause());
    }

    @Test
    void aQuestionThatFailsDoesNotDisturbTheOthers() throws Exception {
        run(10, "job", 0, 0, 7);
        run(11, "long", 0, 0, 7);
        Files.writeString(proc.resolve("11/cmdline"), "ab".repeat(1_000_000));
        CompletableFuture<ItemValue> first = ask("job");
        CompletableFuture<ItemValue> tooLong = ask("", "", "", "^(a|b)*$");
        CompletionException failure =
                assertThrows(CompletionException.class, () -> sampled(tooLong).join());
        // A tick a second.
        long seconds = second++;
        run(10, "job", Math.min(seconds, 900), 0, 7);
        cpu.sample(second);

        assertTrue(first.isDone());
        assertEquals("1.000000", ask("job", "", "", "", "avg15").join().text());
        assertEquals(
                "The text is too long for this regular expression.",
                assertInstanceOf(NotSupportedException.class, failure.getCause())
                        .reason());
    }

    @Test
    void anEndlessSearchIsRefused() throws Exception {
        run(10, "job", 0, 0, 7);
        Files.writeString(proc.resolve("10/cmdline"), "a".repeat(100));

        CompletionException failure = assertThrows(
                CompletionException.class,
                () -> sampled(ask("", "", "", "(a+)+\\1b")).join());
        assertEquals(
                "The search for this regular expression takes too long.",
                assertInstanceOf(NotSupportedException.class, failure.getCause())
                        .reason());
    }

    @Test
    void saysWhyThereIsNone() throws Exception {
        assertEquals("Invalid third parameter.", refusal("", "", "all"));
        assertEquals("Invalid fifth parameter.", refusal("", "", "", "", "avg2"));
        CompletionException late = assertThrows(
                CompletionException.class,
                () -> cpu.value(new Parameters(List.of()), Duration.ofMillis(1)).join());
        NotSupportedException cause = assertInstanceOf(NotSupportedException.class, late.getCause());
        assertEquals("Timeout while waiting for collector data.", cause.reason());
        sampler = Optional.empty();
        cpu = cpu();
        assertEquals("Collector is not started.", refusal());
    }

    private String refusal(String... parameters) {
        return assertThrows(NotSupportedException.class, () -> ask(parameters)).reason();
    }

    private CompletableFuture<ItemValue> ask(String... parameters) throws NotSupportedException {
        return cpu.value(new Parameters(List.of(parameters)), LONG);
    }

    private void run(int pid, String name, long user, long system, long start) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(String.valueOf(pid)));
        Files.writeString(folder.resolve("status"), "Name:\t" + name + "\nVmSize:\t 8 kB\n");
        Files.writeString(folder.resolve("cmdline"), "/bin/" + name + "\0");
        Files.writeString(
                folder.resolve("stat"),
                pid + " (" + name + ") S 1 1 1 0 -1 0 0 0 0 0 " + user + " " + system + " 0 0 20 0 1 0 " + start
                        + " 8192 2\n");
    }
}
