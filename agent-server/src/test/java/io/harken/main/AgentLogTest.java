package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.LoggerContext;
import io.harken.config.LogConfig;
import io.harken.config.LogType;
import io.harken.stats.LogStats;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AgentLogTest {
    private static final String HEAD = "^ {5}5:[0-9]{8}:[0-9]{6}\\.[0-9]{3} ";

    @TempDir
    private Path folder;

    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    static Stream<Arguments> levels() {
        return Stream.of(
                arguments(0, "lifecycle "),
                arguments(1, "lifecycle critical "),
                arguments(2, "lifecycle critical error io.netty.error "),
                arguments(3, "lifecycle critical error warn io.netty.error io.netty.warn "),
                arguments(4, "lifecycle critical error warn debug io.netty.error io.netty.warn "),
                arguments(5, "lifecycle critical error warn debug trace io.netty.error io.netty.warn "));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void logsWhatTheDebugLevelAsksFor(int debugLevel, String expected) throws Exception {
        AgentLog log = open(new LogConfig(LogType.CONSOLE, Optional.empty(), 1, debugLevel));
        context.getLogger(AgentLog.LIFECYCLE).info("lifecycle");
        context.getLogger(AgentLog.CRITICAL).error("critical");
        context.getLogger("io.harken.x.Y").error("error");
        context.getLogger("io.harken.x.Y").warn("warn");
        context.getLogger("io.harken.x.Y").debug("debug");
        context.getLogger("io.harken.x.Y").trace("trace");
        context.getLogger("io.netty.Z").error("io.netty.error");
        context.getLogger("io.netty.Z").warn("io.netty.warn");
        context.getLogger("io.netty.Z").info("io.netty.info");
        log.close();

        assertEquals(expected, console().replaceAll("(?m)" + HEAD, "").replace('\n', ' '));
    }

    @Test
    void putsAThrowableBelowItsMessage() throws Exception {
        AgentLog log = open(new LogConfig(LogType.CONSOLE, Optional.empty(), 1, 3));
        context.getLogger("io.harken").warn("bytes \u00ff of {}", "it", new IllegalStateException("why"));
        log.close();

        String[] lines = console().lines().toArray(String[]::new);
        assertEquals("bytes \u00ff of it", lines[0].replaceFirst(HEAD, ""));
        assertEquals("java.lang.IllegalStateException: why", lines[1]);
        assertEquals("\tat ", lines[2].substring(0, 4));
    }

    @Test
    void writesToTheFile() throws Exception {
        Path file = folder.resolve("a.log");
        AgentLog log = open(new LogConfig(LogType.FILE, Optional.of(file), 1, 0));
        context.getLogger(AgentLog.LIFECYCLE).info("hello");
        log.close();

        assertEquals("hello\n", Files.readString(file).replaceFirst(HEAD, ""));
        assertEquals("", console());
    }

    private AgentLog open(LogConfig config) throws Exception {
        return AgentLog.open(context, config, console, 5, new LogStats());
    }

    private String console() {
        return console.toString(StandardCharsets.ISO_8859_1);
    }
}
