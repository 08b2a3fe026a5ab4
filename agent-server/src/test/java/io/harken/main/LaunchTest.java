package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agent and launcher tell one another. */
class LaunchTest {
    @TempDir
    private Path folder;

    @Test
    void withoutALauncherNothingIsSet() {
        Launch launch = Launch.of(new Properties());

        assertEquals(new Launch(Optional.empty(), false, false, Optional.empty()), launch);
        assertEquals("a.conf", launch.located("a.conf"));
    }

    @Test
    void inTheBackgroundAFileIsWhereTheCommandWasGiven() {
        Properties properties = new Properties();
        properties.setProperty("harken.launch", "background");
        properties.setProperty("harken.directory", "/here");
        Launch launch = Launch.of(properties);

        assertEquals(new Launch(Optional.empty(), true, true, Optional.of(Path.of("/here"))), launch);
        assertEquals("/here/a.conf", launch.located("a.conf"));
        assertEquals("/there/a.conf", launch.located("/there/a.conf"));
    }

    @Test
    void aPlanIsTwoWords() throws Exception {
        assertEquals("background zabbix\n", written(new LaunchPlan(true, Optional.of("zabbix"))));
        assertEquals("foreground \n", written(new LaunchPlan(false, Optional.empty())));
    }

    private String written(LaunchPlan plan) throws Exception {
        Path file = Files.writeString(folder.resolve("plan"), "");
        plan.write(file);
        return Files.readString(file);
    }
}
