package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** First lines as {@code zabbix_agentd} 7.0.22 printed them; DIR is the folder of the main file. */
class IncludeTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws Exception {
        write("ok.conf", "Timeout=4\n");
        write("bad.conf", "#\nTimeout=x\n");
        write("a?.conf", "Quest=1\n");
        write("loop.conf", "Include=loop.conf\n");
        write("relative.conf", "Include=one.conf\n");
        write("one.conf", "OneOutside=1\n");
        Files.createDirectories(folder.resolve("sub/deep.conf"));
        Files.createDirectories(folder.resolve("hidden"));
        Files.createDirectories(folder.resolve("empty"));
        write("sub/one.conf", "OneInside=1\n");
        write("sub/relative.conf", "Include=one.conf\n");
        write("hidden/.x.conf", "Hidden=1\n");
        for (int i = 1; i < 12; i++) {
            write("n" + i + ".conf", "Include=n" + (i + 1) + ".conf\n");
        }
        write("n12.conf", "");
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("/none.conf", "/none.conf: [2] No such file or directory"),
                arguments("none.conf", "DIR/none.conf: [2] No such file or directory"),
                arguments("none/*.conf", "DIR/none: [2] No such file or directory"),
                arguments("none/", "DIR/none: [2] No such file or directory"),
                arguments("ok.conf/x", "DIR/ok.conf/x: [20] Not a directory"),
                arguments("ok.conf/", "ok.conf/: base path is not a directory"),
                arguments("ok.conf/*", "ok.conf/*: base path is not a directory"),
                arguments("x".repeat(300), "DIR/" + "x".repeat(300) + ": [36] File name too long"),
                arguments("*.conf", "*.conf: path should be absolute"),
                arguments("*/x", "*/x: glob pattern should be the last component of the path"),
                arguments("DIR/s*b/*.conf", "DIR/s*b/*.conf: glob pattern should be the last component of the path"),
                arguments("bad.conf", "wrong value of \"Timeout\" in config file \"DIR/bad.conf\", line 2"),
                arguments("./bad.conf", "wrong value of \"Timeout\" in config file \"DIR/./bad.conf\", line 2"),
                arguments("DIR/bad.conf", "wrong value of \"Timeout\" in config file \"DIR/bad.conf\", line 2"),
                arguments("DIR/b*d.c*f", "wrong value of \"Timeout\" in config file \"DIR/bad.conf\", line 2"),
                arguments("DIR/**bad**", "wrong value of \"Timeout\" in config file \"DIR/bad.conf\", line 2"),
                arguments("a?.conf", "unknown parameter \"Quest\" in config file \"DIR/a?.conf\", line 1"),
                arguments("hidden", "unknown parameter \"Hidden\" in config file \"DIR/hidden/.x.conf\", line 1"),
                arguments("hidden///", "unknown parameter \"Hidden\" in config file \"DIR/hidden/.x.conf\", line 1"),
                arguments("hidden/*", "unknown parameter \"Hidden\" in config file \"DIR/hidden/.x.conf\", line 1"),
                arguments(
                        "sub//one.conf",
                        "unknown parameter \"OneInside\" in config file \"DIR/sub//one.conf\", line 1"),
                arguments("sub/on*", "unknown parameter \"OneInside\" in config file \"DIR/sub/one.conf\", line 1"),
                arguments(
                        "sub/relative.conf",
                        "unknown parameter \"OneOutside\" in config file \"DIR/one.conf\", line 1"),
                arguments("loop.conf", "Recursion detected! Skipped processing of 'DIR/loop.conf'."),
                arguments("n3.conf", "Recursion detected! Skipped processing of 'DIR/n12.conf'."));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void saysFirstWhatAgentdSays(String include, String expected) throws Exception {
        String main = mainFile("Include=" + inFolder(include) + "\n");

        ConfigException thrown =
                assertThrows(ConfigException.class, () -> AgentConfigReader.read(main, ConfigUse.FOREGROUND));

        assertEquals(inFolder(expected), thrown.problems().get(0));
    }

    static Stream<String> good() {
        return Stream.of(
                "ok.conf",
                "DIR/ok.conf",
                "DIR/ok*",
                "sub/../ok.conf",
                "n4.conf",
                "empty",
                "empty/*.conf",
                "sub/none*",
                "/dev/null");
    }

    @ParameterizedTest
    @MethodSource("good")
    void reads(String include) throws Exception {
        String main = mainFile("Include=" + inFolder(include) + "\n");

        assertEquals(
                10050,
                AgentConfigReader.read(main, ConfigUse.FOREGROUND).listen().port());
    }

    @Test
    void includedLinesCountWhereTheyAreIncluded() throws Exception {
        assertEquals(4, timeout("Timeout=9\nInclude=ok.conf\n"));
        assertEquals(9, timeout("Include=ok.conf\nTimeout=9\n"));
    }

    @Test
    void goesOnAfterABadInclude() throws Exception {
        String main = mainFile("Include=/none1\nInclude=/none2\nTimeout=x\n");

        ConfigException thrown =
                assertThrows(ConfigException.class, () -> AgentConfigReader.read(main, ConfigUse.FOREGROUND));

        assertEquals("""
                /none1: [2] No such file or directory
                "/none1" is included in config file "DIR/main.conf", line 3
                /none2: [2] No such file or directory
                "/none2" is included in config file "DIR/main.conf", line 4
                wrong value of "Timeout" in config file "DIR/main.conf", line 5
                "Timeout" takes a whole number from 1 to 30, not "x\"""", String.join("\n", thrown.problems()).replace(folder.toString(), "DIR"));
    }

    @Test
    void aFileThatIncludesItsFolderEnds() throws Exception {
        Files.createDirectories(folder.resolve("many"));
        for (int i = 0; i < 50; i++) {
            write("many/" + i, "Include=many\n");
        }
        String main = mainFile("Include=many\n");

        assertThrows(ConfigException.class, () -> AgentConfigReader.read(main, ConfigUse.FOREGROUND));
    }

    private long timeout(String text) throws Exception {
        return AgentConfigReader.read(mainFile(text), ConfigUse.FOREGROUND)
                .timeout()
                .toSeconds();
    }

    private String mainFile(String text) throws Exception {
        write("main.conf", "Server=::1\nLogType=console\n" + text);
        return folder.resolve("main.conf").toString();
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private String inFolder(String text) {
        return text.replace("DIR", folder.toString());
    }
}
