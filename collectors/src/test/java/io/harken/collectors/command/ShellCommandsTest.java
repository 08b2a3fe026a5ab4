package io.harken.collectors.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.item.ByteText;
import io.harken.item.ItemValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the real shell of this host. */
@Timeout(120)
class ShellCommandsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final String TIMEOUT = "Timeout while executing a shell script.";

    private final ShellCommands commands = new ShellCommands(environment -> environment.put("GIVEN", "to commands"));
    private final Shell shell = new Shell(commands);

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
        assertEquals(output == null ? "" : output.replace('|', '\n'), shell.output(command));
    }

    @Test
    void anEmptyCommandWritesNothing() {
        assertEquals("", shell.output(""));
    }

    @Test
    void onlyTheEndIsTrimmed() {
        assertEquals(" \n\t a\r\n b\u000b\f", shell.output("printf ' \\n\\t a\\r\\n b\\v\\f \\t\\r\\n\\n'"));
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

        assertEquals(bytes.toString(), shell.output("printf %s '" + bytes + "'"));
    }

    @Test
    void lineEndsAroundACommandAreKept() {
        assertEquals("\n[a]\n\n[b]", shell.output("\n\nprintf '\n[a]\n\n'\necho '[b]'\n\n"));
        assertEquals("a", shell.output("echo a\\\n\n"));
    }

    @Test
    void theUmlautIsNoMatterOfTheLocale() {
        String umlaut = ByteText.utf8("\u00fc");

        assertEquals(umlaut, shell.output("LC_ALL=C; echo " + umlaut));
    }

    @Test
    void aCommandMayBeAsLongAsAnArgument() {
        assertEquals("", shell.output(": " + "\u00ff".repeat(131_069)));
        assertEquals("131069", shell.output(": " + "x".repeat(131_050) + "; echo 131069"));
        assertEquals("", shell.output("echo " + "x".repeat(131_067)));
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
        assertEquals(error, shell.error(command, LONG));
    }

    @Test
    void theTextOfAnErrorIsCut() {
        assertEquals("y".repeat(2047), shell.error("printf '%05000d' 0 | tr 0 y; kill -9 $$", LONG));
    }

    @Test
    void aChunkEndsAtItsFirstNul() {
        assertEquals("ac", shell.output("printf 'a\\0b'; sleep 0.3; printf 'c\\0d'"));
        assertEquals("", shell.output("printf '\\0abc'"));
        assertEquals("", shell.output("head -c 20000000 /dev/zero"));
        assertEquals("a".repeat(5000) + "b".repeat(1810), shell.output(tenThousandBytesWithANul()));
    }

    private String tenThousandBytesWithANul() {
        Path file = directory.resolve("nul");
        return "(printf '%05000d' 0 | tr 0 a; printf '\\0'; printf '%04999d' 0 | tr 0 b) >" + file + "; dd if=" + file
                + " bs=10000 2>/dev/null";
    }

    @Test
    void sixteenMebibytesAreTooMuch() {
        assertEquals(
                16_777_215,
                shell.output("head -c 16777215 /dev/zero | tr '\\0' x").length());
        assertEquals("", shell.error("head -c 16777216 /dev/zero | tr '\\0' x", LONG));
        assertEquals("", shell.output("head -c 16777215 /dev/zero | tr '\\0' '\\n'"));
        assertEquals("", shell.error("yes", LONG));
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

        assertEquals(TIMEOUT, shell.error("head -c 15728640 /dev/zero | tr '\\0' y", SHORT));
        assertEquals("short", shell.output("echo short"));
        holder.release().run();
        assertEquals(
                15_728_640,
                shell.output("head -c 15728640 /dev/zero | tr '\\0' y").length());
    }

    @Test
    void whatAJobInTheBackgroundWritesBelongsToTheOutput() {
        assertEquals("first\nlater", shell.output("(sleep 0.5; echo later) & echo first"));
        assertEquals("fine", shell.output("sleep 600 >/dev/null 2>&1 & echo fine; kill $!"));
    }

    @Test
    void runsInADirectory() throws IOException {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Path file = Files.createFile(directory.resolve("file"));

        assertEquals(closed.toString(), shell.outputIn(closed.toString(), "pwd"));
        assertEquals("[2] No such file or directory", shell.errorIn(directory + "/missing", "pwd"));
        assertEquals("[2] No such file or directory", shell.errorIn("", "pwd"));
        assertEquals("[20] Not a directory", shell.errorIn(file.toString(), "pwd"));
        if (!"root".equals(System.getProperty("user.name"))) {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
            assertEquals("[13] Permission denied", shell.errorIn(closed.toString(), "pwd"));
        }
    }
}
