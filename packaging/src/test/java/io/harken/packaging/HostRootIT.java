package io.harken.packaging;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sockets of the host, seen by an unprivileged agent in a network namespace of its own. */
@Tag("peers")
class HostRootIT {
    @TempDir
    private Path folder;

    private NetworkNamespace namespace;

    @BeforeEach
    void addNamespace() throws IOException, InterruptedException {
        namespace = NetworkNamespace.add(folder);
        Files.createDirectories(folder.resolve("host/proc"));
    }

    @AfterEach
    void deleteNamespace() throws IOException, InterruptedException {
        namespace.close();
    }

    @Test
    void readsTheNamespaceOfTheFirstProcess() throws Exception {
        try (ServerSocket ofHost = new ServerSocket(0)) {
            String key = "net.tcp.listen[" + ofHost.getLocalPort() + "]";
            assertAll(
                    () -> assertEquals(line(key, "u|1"), see("", key)),
                    () -> assertEquals(line(key, "u|0"), see("ip netns exec " + namespace.name(), key)),
                    () -> assertEquals(
                            line(key, "u|1"),
                            see(
                                    "ip netns exec " + namespace.name() + " env HARKEN_HOST_ROOT=" + folder + "/host",
                                    key)));
        }
    }

    private static String line(String key, String value) {
        return String.format("%-46s[%s]%n", key, value);
    }

    /** What nobody sees who has the process file system mounted as a container would. */
    private String see(String where, String key) throws IOException, InterruptedException {
        String script = "mount --bind /proc \"$1/host/proc\" && exec " + where
                + " setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=+dac_read_search"
                + " --ambient-caps=+dac_read_search target/harken/bin/harken -t \"$2\"";
        List<String> command = List.of("unshare", "--mount", "sh", "-c", script, "sh", folder.toString(), key);
        CommandRun run = CommandRun.of(folder, command);
        return run.exitCode() == 0 ? run.out() : run.toString();
    }
}
