package io.harken.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentConfigDefaultsTest {
    @TempDir
    private Path folder;

    @Test
    void namesEveryDefaultOfAFile() throws Exception {
        Path file = folder.resolve("a.conf");
        Files.writeString(file, "Server=192.0.2.1\nLogFile=/tmp/a.log\n");

        AgentConfig config = AgentConfigReader.read(file.toString(), ConfigUse.BACKGROUND);

        assertEquals(List.of(), config.listen().addresses());
        assertEquals(10050, config.listen().port());
        assertEquals(4096, config.listen().backlog());
        assertEquals(10, config.startAgents());
        assertEquals(Duration.ofSeconds(3), config.timeout());
        assertEquals(List.of(), config.host().names());
        assertEquals("system.hostname", config.host().item());
        assertEquals(LogType.FILE, config.log().type());
        assertEquals(1, config.log().sizeMegabytes());
        assertEquals(3, config.log().debugLevel());
        assertEquals(Optional.of(Path.of("/tmp/harken.pid")), config.pidFile());
        assertEquals(List.of(), config.warnings());
    }

    @Test
    void withoutAFileAnswersThisHostAndLogsToTheConsole() {
        AgentConfig config = AgentConfig.defaults();

        assertEquals(
                List.of(
                        new PeerEntry.Network("\u007f\0\0\u0001", 32),
                        new PeerEntry.Network("\0".repeat(15) + "\u0001", 128)),
                config.server().peers());
        assertEquals("127.0.0.1,::1", config.server().text());
        assertEquals(10050, config.listen().port());
        assertEquals(List.of(), config.listen().addresses());
        assertEquals(Duration.ofSeconds(3), config.timeout());
        assertEquals("system.hostname", config.host().item());
        assertEquals(new LogConfig(LogType.CONSOLE, Optional.empty(), 0, 3), config.log());
    }

    @Test
    void aMissingFileIsNoErrorOnlyWhenItemsAreTested() throws Exception {
        AgentConfig config = AgentConfigReader.read(folder.resolve("none.conf").toString(), ConfigUse.TEST);

        assertEquals(List.of(), config.server().peers());
        assertEquals(Duration.ofSeconds(3), config.timeout());
    }
}
