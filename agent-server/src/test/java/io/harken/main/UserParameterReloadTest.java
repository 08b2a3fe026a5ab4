package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.config.ConfigEntry;
import io.harken.config.ConfigException;
import io.harken.config.ConfigUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserParameterReloadTest {
    private static final String BASE = "Server=127.0.0.1\nLogType=console\n";

    @TempDir
    private Path folder;

    private final List<String> received = new ArrayList<>();
    private UserParameterReload reload;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(file(), BASE + "UserParameter=a,echo 1\n");
        Configuration configuration =
                Configuration.load(Optional.of(file().toString()), folder.resolve("none"), ConfigUse.FOREGROUND);
        reload = new UserParameterReload(
                configuration,
                commands -> commands.userParameters().stream()
                        .map(ConfigEntry::value)
                        .forEach(received::add));
    }

    @Test
    void passesOnWhatTheFileSaysByNow() throws Exception {
        Files.writeString(file(), BASE + "UserParameter=b,echo 2\nUserParameter=c,echo 3\n");

        reload.reload();

        assertEquals(List.of("b,echo 2", "c,echo 3"), received);
    }

    @Test
    void passesNothingOnFromAFileThatIsWrongOrGone() throws Exception {
        Files.writeString(file(), BASE + "Foo=1\nUserParameter=b,echo 2\n");
        assertThrows(ConfigException.class, reload::reload);

        Files.delete(file());
        assertThrows(ConfigException.class, reload::reload);

        assertEquals(List.of(), received);
    }

    private Path file() {
        return folder.resolve("a.conf");
    }
}
