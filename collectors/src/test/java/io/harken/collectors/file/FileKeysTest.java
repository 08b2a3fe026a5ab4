package io.harken.collectors.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.check.CheckExecutor;
import io.harken.check.CheckResult;
import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.output.OutputBudget;
import io.harken.item.ByteText;
import io.harken.metric.MetricRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class FileKeysTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final CheckExecutor executor = new CheckExecutor();

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void contentsEndAtANulAndLoseTheLineEndsOfTheEnd() throws IOException {
        write("nul", "a\0b\nc\n");
        write("blanks", "x \n \t\n\r\n");

        assertEquals("a", ask("vfs.file.contents[nul]"));
        assertEquals("x \n \t", ask("vfs.file.contents[blanks]"));
    }

    @Test
    void contentsAreConvertedAsTheyAreRead() throws IOException {
        String text = "\u00e9\u20ac\ud83d\ude00\n".repeat(5000);
        for (String encoding : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            Files.write(folder.resolve(encoding), ("\uFEFF" + text).getBytes(encoding));
            String key = "vfs.file.contents[" + encoding + "," + encoding + "]";
            assertEquals(ByteText.utf8(text.stripTrailing()), ask(key), encoding);
        }
        assertEquals(ByteText.utf8(text.stripTrailing()), ask("vfs.file.contents[UTF-8]"));
        assertEquals(ByteText.utf8(text.stripTrailing()), ask("vfs.file.contents[UTF-16BE]"));
        assertEquals(ByteText.utf8(text.stripTrailing()), ask("vfs.file.contents[UTF-16BE,UTF-16]"));
    }

    @Test
    void whatCannotBeConvertedIsTheEnd() throws IOException {
        write("bad", "good\u00ffmore\nlast\n");

        assertEquals("good", ask("vfs.file.contents[bad,UTF-8]"));
        assertEquals("good", ask("vfs.file.regexp[bad,goo,UTF-8]"));
        assertEquals("last", ask("vfs.file.regexp[bad,las,UTF-8]"));
        assertEquals(
                "!Failed to convert from encoding no-such to utf8. Error: [22] Invalid argument.",
                ask("vfs.file.contents[bad,no-such]"));
    }

    @Test
    void contentsOverTheLimitAreRefused() throws IOException {
        write("limit", "y".repeat(OutputBudget.LONGEST));
        write("beyond", "y".repeat(OutputBudget.LONGEST + 1));

        assertEquals(OutputBudget.LONGEST, ask("vfs.file.contents[limit]").length());
        assertEquals("!File is too large for this check.", ask("vfs.file.contents[beyond]"));
        // A file without an end says that its size is 0.
        Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));
        assertEquals("!File is too large for this check.", ask("vfs.file.contents[zero]"));
    }

    @Test
    void aReadingThatTakesTooLongSaysSo() throws IOException {
        Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));

        for (String key :
                List.of("vfs.file.cksum[zero,sha256]", "vfs.file.size[zero,lines]", "vfs.file.regmatch[zero,x]")) {
            assertEquals("!Timeout while processing item.", ask(key, Duration.ofMillis(100)), key);
        }
    }

    /** As on a dead network file system, the kernel lets no reader go until somebody writes. */
    @Test
    void filesThatHangDelayNoOther() throws Exception {
        try (ShellCommands commands = new ShellCommands(environment -> {})) {
            for (int i = 0; i < 20; i++) {
                commands.output(List.of("mkfifo", folder.resolve("fifo" + i).toString()));
                String key = "vfs.file.contents[fifo" + i + "]";
                assertEquals("!Timeout while processing item.", ask(key, Duration.ofMillis(50)));
            }
        }
        assertEquals(20, executor.stuck());
        write("healthy", "1");

        assertEquals("1", ask("vfs.file.contents[healthy]"));

        for (int i = 0; i < 20; i++) {
            Files.newOutputStream(folder.resolve("fifo" + i), StandardOpenOption.WRITE)
                    .close();
        }
        while (executor.stuck() > 0) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Test
    void aLineBeyondTheLimitCountsAsSeveral() throws IOException {
        write("fits", "x".repeat(LineReader.LIMIT - 1) + "\nsecond\n");
        write("exceeds", "x".repeat(LineReader.LIMIT) + "END\nthird\n");

        assertEquals("second", ask("vfs.file.regexp[fits,second,,2,2]"));
        assertEquals("END", ask("vfs.file.regexp[exceeds,END,,2,2]"));
        assertEquals("third", ask("vfs.file.regexp[exceeds,third,,3,3]"));
    }

    @Test
    void aCarriageReturnEndsALine() throws IOException {
        write("ends", "a\rb\r\nc\n\r\r\nlast\r");
        write("apart", "x".repeat(FileContent.CHUNK - 1) + "\r\nsecond");

        assertEquals("b", ask("vfs.file.regexp[ends,.,,2,2]"));
        assertEquals("c", ask("vfs.file.regexp[ends,.,,3,3]"));
        assertEquals("last", ask("vfs.file.regexp[ends,.,,6,6]"));
        assertEquals("second", ask("vfs.file.regexp[apart,.,,2,2]"));
        assertEquals("3", ask("vfs.file.size[ends,lines]"));
    }

    @Test
    void everyLineMayHaveAByteOrderMark() throws IOException {
        write("marks", "\u00ef\u00bb\u00bfa\n\u00ef\u00bb\u00bfb\n");

        assertEquals("b", ask("vfs.file.regexp[marks,^b]"));
    }

    @Test
    void wideCharactersHaveWideLineEnds() throws IOException {
        Files.write(folder.resolve("le"), "\u0a0a one\ntwo\n".getBytes(StandardCharsets.UTF_16LE));
        Files.write(folder.resolve("be"), "\u0a0a one\ntwo\n".getBytes(StandardCharsets.UTF_16BE));
        write("odd", "abc");

        assertEquals("two", ask("vfs.file.regexp[le,t,UTF-16LE,2,2]"));
        assertEquals("two", ask("vfs.file.regexp[be,t,UTF-16BE,2,2]"));
        assertEquals("!Cannot read from file. Wrong encoding detected.", ask("vfs.file.regmatch[odd,a,UTF-16LE]"));
    }

    private void write(String name, String byteText) throws IOException {
        Files.write(folder.resolve(name), ByteText.bytes(byteText));
    }

    private String ask(String key) {
        return ask(key, LONG);
    }

    private String ask(String key, Duration timeout) {
        HostPaths host = HostPaths.under(folder);
        MetricRegistry registry = MetricRegistry.of(
                List.of(new FileContentCollector(host, new OutputBudget()), new FileSearchCollector(host)));
        CheckResult result = new PassiveCheckService(registry, executor)
                .run(new PassiveCheck(key, timeout))
                .join();
        result.release();
        return result instanceof Value value ? value.item().text() : "!" + ((NotSupported) result).reason();
    }
}
