package io.harken.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.collectors.host.HostPaths;
import io.harken.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoredHostTest {
    private static final Path ROOT = Path.of("/");

    @TempDir
    private Path folder;

    @Test
    void withoutARootItIsThisHostAndThereIsNothingToSay() throws Exception {
        MonitoredHost here = new MonitoredHost(HostPaths.under(ROOT), Optional.empty());

        assertEquals(here, MonitoredHost.of(Map.of(), false));
        assertEquals(here, MonitoredHost.of(Map.of("HARKEN_HOST_ROOT", ""), false));
    }

    @Test
    void inAContainerTheLogSaysThatItsOwnNetworkIsRead() throws Exception {
        assertEquals(
                Optional.of("Reading the agent's own network namespace."),
                MonitoredHost.of(Map.of(), true).notice());
    }

    @Test
    void withARootItIsTheHostBelowItAndTheLogSaysWhoseNetworkIsRead() throws Exception {
        MonitoredHost host = MonitoredHost.of(Map.of("HARKEN_HOST_ROOT", "/"), true);

        assertEquals(HostPaths.mountedBelow(ROOT), host.paths());
        assertEquals(
                Optional.of("Reading the network namespace of process 1 of /proc. Limits in /proc/sys/net are those of"
                        + " the agent's own."),
                host.notice());
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", ".", "./proc"})
    void refusesARelativeRoot(String root) {
        assertEquals("HARKEN_HOST_ROOT is \"" + root + "\": it must begin with a slash", refusal(root));
    }

    @Test
    void refusesARootWithoutProc() {
        assertEquals(
                "HARKEN_HOST_ROOT is \"" + folder + "\": cannot find " + folder
                        + "/proc: [2] No such file or directory",
                refusal(folder.toString()));
    }

    @Test
    void refusesAProcThatIsAnOrdinaryFolder() throws Exception {
        Path proc = Files.createDirectory(folder.resolve("proc"));

        assertEquals(
                "HARKEN_HOST_ROOT is \"" + folder + "\": " + proc + " must be a mounted /proc, and is of the type "
                        + Files.getFileStore(proc).type(),
                refusal(folder.toString()));
    }

    private static String refusal(String root) {
        List<String> problems = assertThrows(
                        ConfigException.class, () -> MonitoredHost.of(Map.of("HARKEN_HOST_ROOT", root), false))
                .problems();
        assertEquals(1, problems.size());
        return problems.get(0);
    }
}
