package io.harken.collectors.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostPathsTest {
    @TempDir
    private Path root;

    @Test
    void thisHostIsReadInTheNamespaceOfTheReader() {
        assertEquals(
                new HostPaths(
                        Path.of("/proc"),
                        Path.of("/proc/net"),
                        Path.of("/sys"),
                        Path.of("/dev"),
                        Path.of("/etc"),
                        Path.of("/")),
                HostPaths.under(Path.of("/")));
    }

    @Test
    void anotherHostIsReadInTheNamespaceOfItsFirstProcess() throws Exception {
        Path etc = Files.createDirectory(root.resolve("etc"));

        assertEquals(
                new HostPaths(
                        root.resolve("proc"),
                        root.resolve("proc/1/net"),
                        Path.of("/sys"),
                        Path.of("/dev"),
                        etc,
                        Path.of("/")),
                HostPaths.mountedBelow(root));
    }

    @Test
    void whereOnlyItsProcIsMountedTheRestIsThatOfTheContainer() {
        assertEquals(Path.of("/etc"), HostPaths.mountedBelow(root).etc());
    }
}
