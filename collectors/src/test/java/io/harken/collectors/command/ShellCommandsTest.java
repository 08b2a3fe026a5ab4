package io.harken.collectors.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.item.ByteText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real shell of this host. */
@Timeout(120)
class ShellCommandsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final String TIMEOUT = "Timeout while executing a shell script.";

    private final ShellCommands commands = new ShellCommands(environment -> environment.put("GIVEN", "to commands"));

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        commands.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "echo hi,hi",
                "echo out; echo err >&2; echo out2,out|err|out2",
                "exit 3,",
                "echo x; exit 137,x",
                "echo x; exit 130,x",
                "exit 141,",
                "/nonexistent/cmd,sh: 1: /nonexistent/cmd: not found",
                "echo $0,sh",
                "pwd,/",
                "echo \"$GIVEN\",to commands",
                "umask,0002",
                "kill -PIPE $$; echo alive,alive",
                "readlink /proc/self/fd/0,/dev/null",
                "printf '%s' \"$#\",0",
                "set | grep -c harken_,0"
            })
    void answersWhatACommandWrites(String command, String output) {
        assertEquals(output == null ? "" : output.replace('|', '\n'), output(command));
    }

    @Test
    void anEmptyCommandWritesNothing() {
        assertEquals("", output(""));
    }

    @Test
    void onlyTheEndIsTrimmed() {
        assertEquals(" \n\t a\r\n b\u000b\f", output("printf ' \\n\\t a\\r\\n b\\v\\f \\t\\r\\n\\n'"));
    }

    @Test
    void aValueIsAText() {
        ItemValue item = commands.run("echo 1", CommandDirectory.ROOT, LONG).join();

        assertEquals(ItemValue.Type.TEXT, item.type());
        assertEquals("1", item.text());
    }

    @Test
    void everyByteReachesTheCommandAndComesBack() {
        StringBuilder bytes = new StringBuilder();
        IntStream.rangeClosed(1, 255).filter(c -> c != '\'').forEach(c -> bytes.append((char) c));

        assertEquals(bytes.toString(), output("printf %s '" + bytes + "'"));
    }

    @Test
    void lineEndsAroundACommandAreKept() {
        assertEquals("\n[a]\n\n[b]", output("\n\nprintf '\n[a]\n\n'\necho '[b]'\n\n"));
        assertEquals("a", output("echo a\\\n\n"));
    }

    @Test
    void theUmlautIsNoMatterOfTheLocale() {
        String umlaut = ByteText.utf8("\u00fc");

        assertEquals(umlaut, output("LC_ALL=C; echo " + umlaut));
    }

    @Test
    void aCommandMayBeAsLongAsAnArgument() {
        assertEquals("", output(": " + "\u00ff".repeat(131_069)));
        assertEquals("131069", output(": " + "x".repeat(131_050) + "; echo 131069"));
        assertEquals("", output("echo " + "x".repeat(131_067)));
    }

    @ParameterizedTest
    @CsvSource({
        "kill -9 $$, Process killed by signal: 9.",
        "kill -TERM $$, Process killed by signal: 15.",
        "kill -ALRM $$, Process killed by signal: 14.",
        "kill -6 $$, Process killed by signal: 6.",
        "exec 1>&- 2>&-; kill -9 $$, Process killed by signal: 9.",
        "echo ' before '; kill -9 $$, ' before \n'"
    })
    void aSignalIsAnErrorWithTheOutputAsItsText(String command, String error) {
        assertEquals(error, error(command, LONG));
    }

    @Test
    void theTextOfAnErrorIsCut() {
        assertEquals("y".repeat(2047), error("printf '%05000d' 0 | tr 0 y; kill -9 $$", LONG));
    }

    @Test
    void aChunkEndsAtItsFirstNul() {
        assertEquals("ac", output("printf 'a\\0b'; sleep 0.3; printf 'c\\0d'"));
        assertEquals("", output("printf '\\0abc'"));
        assertEquals("", output("head -c 20000000 /dev/zero"));
        assertEquals("a".repeat(5000) + "b".repeat(1810), output(tenThousandBytesWithANul()));
    }

    private String tenThousandBytesWithANul() {
        Path file = directory.resolve("nul");
        return "(printf '%05000d' 0 | tr 0 a; printf '\\0'; printf '%04999d' 0 | tr 0 b) >" + file + "; dd if=" + file
                + " bs=10000 2>/dev/null";
    }

    @Test
    void sixteenMebibytesAreTooMuch() {
        assertEquals(
                16_777_215, output("head -c 16777215 /dev/zero | tr '\\0' x").length());
        assertEquals("", error("head -c 16777216 /dev/zero | tr '\\0' x", LONG));
        assertEquals("", output("head -c 16777215 /dev/zero | tr '\\0' '\\n'"));
        assertEquals("", error("yes", LONG));
    }

    @Test
    void longOutputsWaitForEachOther() {
        List<CompletableFuture<Integer>> lengths = IntStream.range(0, 6)
                .mapToObj(i -> commands.run("head -c 15728640 /dev/zero | tr '\\0' " + i, CommandDirectory.ROOT, LONG)
                        .thenApply(ShellCommandsTest::released))
                .toList();

        assertEquals(
                List.of(15_728_640, 15_728_640, 15_728_640, 15_728_640, 15_728_640, 15_728_640),
                lengths.stream().map(CompletableFuture::join).toList());
    }

    private static int released(ItemValue item) {
        item.release().run();
        return item.text().length();
    }

    @Test
    void whoDoesNotGetMemoryBeforeTheDeadlineTimesOut() {
        ItemValue holder = commands.run("head -c 15728640 /dev/zero | tr '\\0' x", CommandDirectory.ROOT, LONG)
                .join();

        assertEquals(TIMEOUT, error("head -c 15728640 /dev/zero | tr '\\0' y", SHORT));
        assertEquals("short", output("echo short"));
        holder.release().run();
        assertEquals(
                15_728_640, output("head -c 15728640 /dev/zero | tr '\\0' y").length());
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

        assertEquals(TIMEOUT, error("echo $$ >" + pid + "; " + command, SHORT));

        String group = Files.readString(pid).strip();
        await(() -> groupOf(group).isEmpty());
    }

    @Test
    void aProcessThatLeftTheGroupHoldsNobodyUp() throws Exception {
        Path pid = directory.resolve("pid");

        assertEquals(TIMEOUT, error("setsid sh -c 'echo $$ >" + pid + "; exec sleep 600' & echo bg", SHORT));

        assertEquals("free", output("echo free"));
        await(() -> workers() == 0);
        assertTrue(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .orElseThrow()
                .destroy());
    }

    @Test
    void whatAJobInTheBackgroundWritesBelongsToTheOutput() {
        assertEquals("first\nlater", output("(sleep 0.5; echo later) & echo first"));
        assertEquals("fine", output("sleep 600 >/dev/null 2>&1 & echo fine; kill $!"));
    }

    @Test
    void aJobInTheBackgroundThatWritesElsewhereLivesOn() throws Exception {
        Path done = directory.resolve("done");

        assertEquals("fine", output("(sleep 0.5; echo >" + done + ") >/dev/null 2>&1 & echo fine"));

        await(() -> Files.exists(done));
    }

    @Test
    void theTimeInTheQueueCounts() throws Exception {
        Path ran = directory.resolve("ran");
        List<CompletableFuture<ItemValue>> sleepers = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            sleepers.add(commands.run("sleep 600", CommandDirectory.ROOT, Duration.ofSeconds(5)));
        }

        assertEquals(TIMEOUT, error("echo >" + ran, SHORT));
        for (CompletableFuture<ItemValue> sleeper : sleepers) {
            assertThrows(CompletionException.class, sleeper::join);
        }
        assertEquals("free", output("echo free"));
        assertFalse(Files.exists(ran));
    }

    @Test
    void nothingIsLeftOfCommandsThatTimedOut() throws Exception {
        error("sleep 600", SHORT);
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
    void aCommandThatNobodyWaitsForHasNoDeadline() throws Exception {
        Path done = directory.resolve("done");

        commands.start("sleep 0.5; readlink /proc/self/fd/0 /proc/self/fd/1 /proc/self/fd/2 >" + done);

        await(() -> Files.exists(done) && content(done).contains("\n"));
        assertTrue(content(done).startsWith("/dev/null"), content(done));
        await(() -> ProcessHandle.current().descendants().count() == 0);
    }

    @Test
    void runsInADirectory() throws IOException {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Path file = Files.createFile(directory.resolve("file"));

        assertEquals(closed.toString(), outputIn(closed.toString(), "pwd"));
        assertEquals("[2] No such file or directory", errorIn(directory + "/missing", "pwd"));
        assertEquals("[2] No such file or directory", errorIn("", "pwd"));
        assertEquals("[20] Not a directory", errorIn(file.toString(), "pwd"));
        if (!"root".equals(System.getProperty("user.name"))) {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
            assertEquals("[13] Permission denied", errorIn(closed.toString(), "pwd"));
        }
    }

    @Test
    void aToolMayWriteMoreThanAPipeHolds() throws Exception {
        assertEquals(200_000, tool("head -c 200000 /dev/zero").length());
        IOException tooLong = assertThrows(IOException.class, () -> tool("head -c 2000000 /dev/zero"));
        assertEquals("The output of a program is longer than 1048576 bytes.", tooLong.getMessage());
    }

    @Test
    void aToolThatIsKilledHasNoOutput() throws Exception {
        assertEquals("part\n", tool("echo part; exit 1"));
        IOException killed = assertThrows(IOException.class, () -> tool("echo part; kill -9 $$"));
        assertEquals("sh ended with status 137", killed.getMessage());
    }

    @Test
    void onlySomeStatusesOfAToolMayBeAnAnswer() throws Exception {
        List<String> command = List.of("sh", "-c", "echo part; exit 2");

        assertEquals("part\n", commands.output(command, status -> status == 2));
        assertThrows(IOException.class, () -> commands.output(command, status -> status == 0));
    }

    @Test
    void anInterruptionEndsATool() throws Exception {
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> tool("sleep 600"));
        await(() -> ProcessHandle.current().children().noneMatch(ProcessHandle::isAlive));
    }

    private String tool(String script) throws IOException, InterruptedException {
        return commands.output(List.of("sh", "-c", script));
    }

    private String output(String command) {
        return outputIn("/", command);
    }

    private String outputIn(String directory, String command) {
        ItemValue item =
                commands.run(command, new CommandDirectory(directory), LONG).join();
        item.release().run();
        return item.text();
    }

    private String error(String command, Duration timeout) {
        return reason(commands.run(command, CommandDirectory.ROOT, timeout));
    }

    private String errorIn(String directory, String command) {
        return reason(commands.run(command, new CommandDirectory(directory), LONG));
    }

    private static String reason(CompletableFuture<ItemValue> value) {
        CompletionException failure = assertThrows(CompletionException.class, value::join);
        return assertInstanceOf(NotSupportedException.class, failure.getCause()).reason();
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
