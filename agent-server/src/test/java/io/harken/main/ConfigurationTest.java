package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.config.AgentConfig;
import io.harken.config.ConfigException;
import io.harken.config.ConfigUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheFileThatIsGiven() throws Exception {
        Path file = Files.writeString(folder.resolve("a.conf"), "Server=::1\nLogType=console\nListenPort=2000\n");

        Configuration configuration =
                Configuration.load(Optional.of(file.toString()), standard(), ConfigUse.FOREGROUND);

        assertEquals(2000, configuration.config().listen().port());
        assertEquals("using configuration file: " + file, configuration.origin());
    }

    @Test
    void readsTheStandardFileIfThereIsOne() throws Exception {
        Files.writeString(standard(), "Server=::1\nLogType=console\nListenPort=2001\n");

        Configuration configuration = Configuration.load(Optional.empty(), standard(), ConfigUse.FOREGROUND);

        assertEquals(2001, configuration.config().listen().port());
        assertEquals("using configuration file: " + standard(), configuration.origin());
    }

    @Test
    void withoutAFileTakesTheDefaultsAndSaysSo() throws Exception {
        Configuration configuration = Configuration.load(Optional.empty(), standard(), ConfigUse.FOREGROUND);

        assertEquals(AgentConfig.defaults(), configuration.config());
        assertEquals("no configuration file: using built-in defaults (no " + standard() + ")", configuration.origin());
    }

    @Test
    void aMissingFileThatWasGivenIsAnError() {
        assertThrows(
                ConfigException.class,
                () -> Configuration.load(Optional.of(standard().toString()), standard(), ConfigUse.FOREGROUND));
    }

    private Path standard() {
        return folder.resolve("standard.conf");
    }
}
