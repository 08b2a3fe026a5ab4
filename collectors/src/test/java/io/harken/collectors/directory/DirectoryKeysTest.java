package io.harken.collectors.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.check.CheckExecutor;
import io.harken.check.CheckResult;
import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.host.FilePath;
import io.harken.collectors.host.HostPaths;
import io.harken.metric.MetricRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryKeysTest {
    private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

    @TempDir
    private Path root;

    private final CheckExecutor executor = new CheckExecutor();
    private final ShellCommands commands = new ShellCommands(environment -> {});

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(root.resolve("d/sub/deep"));
        file("d/a.txt", 10, Duration.ofHours(1));
        file("d/sub/b.txt", 2000, Duration.ofDays(2));
        file("d/sub/deep/c.log", 30, Duration.ofMinutes(5));
        Files.createLink(root.resolve("d/sub/hard"), root.resolve("d/a.txt"));
        Files.createSymbolicLink(root.resolve("d/link"), Path.of("sub"));
    }

    private void file(String name, int size, Duration age) throws IOException {
        Files.write(root.resolve(name), new byte[size]);
        Files.setLastModifiedTime(root.resolve(name), FileTime.from(NOW.minus(age)));
    }

    @AfterEach
    void close() {
        commands.close();
        executor.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "vfs.dir.count[d]                    ; 7",
                "vfs.dir.count[d/,,,file]            ; 4",
                "vfs.dir.count[d,,,,\"file,dir\"]    ; 1",
                "vfs.dir.count[d,,,,,0]              ; 3",
                "vfs.dir.count[d,,,,,1]              ; 6",
                "vfs.dir.count[d,txt]                ; 2",
                "vfs.dir.count[d,,txt]               ; 5",
                "vfs.dir.count[d,,,file,,,11]        ; 2",
                "vfs.dir.count[d,,,file,,,,1K]       ; 3",
                "vfs.dir.count[d,,,file,,,,,1d]      ; 1",
                "vfs.dir.count[d,,,file,,,,,,300]    ; 1",
                "vfs.dir.count[d,,,,,,,,,,^sub/deep$]; 5",
                "vfs.dir.count[d,,,,,,,,,,^sub$]     ; 2",
                "vfs.dir.size[d,txt,c]               ; 2010",
                "vfs.dir.size[d,\"a.txt|hard\"]      ; 10",
                "vfs.dir.size[d,link]                ; 3",
                "vfs.dir.get[d,nothing]              ; []",
                "vfs.dir.count[d/a.txt]              ; !First parameter is not a directory.",
                "vfs.dir.count[d/link]               ; !First parameter is not a directory.",
                "vfs.dir.size[none]                  ; !Cannot obtain directory information: [2] No such file or directory",
                "vfs.dir.size[d,,,,-2]               ; !Invalid fifth parameter.",
                "vfs.dir.count[d,,,,,2147483648]     ; !Invalid sixth parameter."
            })
    void answers(String key, String expected) {
        assertEquals(expected, ask(key));
    }

    @Test
    void aLinkIsNotFollowedAndADirectoryCountsItself() throws IOException {
        long directories = 0;
        for (String name : List.of("d", "d/sub", "d/sub/deep")) {
            directories += Files.size(root.resolve(name));
        }
        assertEquals(Long.toString(directories + 10 + 2000 + 30 + 3), ask("vfs.dir.size[d]"));
    }

    @Test
    void whatIsOfTheFutureDoesNotCount() throws IOException {
        file("d/future.txt", 1, Duration.ofSeconds(-1));

        assertEquals("0", ask("vfs.dir.count[d,future]"));
        assertEquals("1", ask("vfs.dir.size[d,future]"));
    }

    @Test
    void theDiskIsAskedForManyAtOnce() throws IOException {
        Files.createDirectory(root.resolve("many"));
        for (int i = 0; i < 1001; i++) {
            Files.createFile(root.resolve("many/" + i));
        }
        Files.write(root.resolve("many/big"), new byte[100_000]);

        assertEquals("0", ask("vfs.dir.size[many,[0-9],,disk]"));
        assertTrue(Long.parseLong(ask("vfs.dir.size[many,big,,disk]")) >= 100_000);
    }

    @Test
    void aListHasNamesInUtf8() throws IOException {
        Files.createDirectory(root.resolve("names"));
        Files.createFile(FilePath.of(HostPaths.under(root), "names/x\u00ffy"));

        String list = ask("vfs.dir.get[/names/../names/]");

        assertTrue(
                list.startsWith(
                        "[{\"basename\":\"x?y\",\"pathname\":\"/names/x?y\",\"dirname\":\"/names\",\"type\":\"file\","),
                list);
        assertTrue(list.endsWith("}}]"), list);
    }

    private String ask(String key) {
        DirectoryCollector collector =
                new DirectoryCollector(HostPaths.under(root), InstantSource.fixed(NOW), () -> ZoneOffset.UTC, commands);
        CheckResult result = new PassiveCheckService(MetricRegistry.of(List.of(collector)), executor)
                .run(new PassiveCheck(key, Duration.ofSeconds(30)))
                .join();
        return result instanceof Value value ? value.item().text() : "!" + ((NotSupported) result).reason();
    }
}
