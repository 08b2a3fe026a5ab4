package io.harken.collectors.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherEnvironmentTest {
    @Test
    void whatTheLauncherSetIsGone() {
        assertEquals(
                Map.of("PATH", "/bin", "LC_CTYPE", "de_DE"),
                undone(Map.of("LC_ALL", "C.UTF-8", "MALLOC_ARENA_MAX", "1", "PATH", "/bin", "LC_CTYPE", "de_DE")));
    }

    @Test
    void whatItChangedIsAsBefore() {
        assertEquals(
                Map.of("LC_ALL", "de_DE", "MALLOC_ARENA_MAX", "", "JAVA_TOOL_OPTIONS", "-a", "JDK_JAVA_OPTIONS", "-b"),
                undone(Map.of(
                        "LC_ALL", "C.UTF-8",
                        "MALLOC_ARENA_MAX", "1",
                        "HARKEN_SAVED_LC_ALL", "de_DE",
                        "HARKEN_SAVED_MALLOC_ARENA_MAX", "",
                        "HARKEN_SAVED_JAVA_TOOL_OPTIONS", "-a",
                        "HARKEN_SAVED_JDK_JAVA_OPTIONS", "-b")));
    }

    @Test
    void nothingElseThatItSavedReachesACommand() {
        assertEquals(Map.of("HARKEN_X", "1"), undone(Map.of("HARKEN_SAVED_PATH", "/x", "HARKEN_X", "1")));
    }

    @Test
    void noCommandSpeaksToTheServiceManager() {
        assertEquals(Map.of("PATH", "/bin"), undone(Map.of("NOTIFY_SOCKET", "/run/notify", "PATH", "/bin")));
    }

    private static Map<String, String> undone(Map<String, String> given) {
        Map<String, String> environment = new HashMap<>(given);
        LauncherEnvironment.undo(environment);
        return environment;
    }
}
