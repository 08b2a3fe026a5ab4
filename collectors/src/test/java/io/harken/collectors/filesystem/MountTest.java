package io.harken.collectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.collectors.host.HostPaths;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountTest {
    private static final String ROOT = "28 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n";
    private static final String SANDBOX = "99 98 254:0 / / ro,relatime - ext4 /dev/vda rw\n";
    private static final String CONTAINER = "99 98 0:44 / / rw,relatime - overlay overlay rw\n";
    private static final String CHROOT = "99 98 254:0 /srv/chroot / rw,relatime - ext4 /dev/vda rw\n";

    @TempDir
    private Path root;

    @BeforeEach
    void mount() throws IOException {
        Files.createDirectories(root.resolve("proc/1"));
        Files.createDirectories(root.resolve("proc/self"));
        Files.writeString(root.resolve("proc/mounts"), "/dev/vda / ext4 ro 0 0\n");
        Files.writeString(root.resolve("proc/1/mounts"), "/dev/vda / ext4 rw 0 0\n");
    }

    @Test
    void textsStayAsTheyAreWritten() throws IOException {
        assertEquals(
                List.of(new Mount("/a\\040b", "tmpfs", "rw,size=4k"), new Mount("/x", "nfs4", "ro")),
                Mount.parse(new StringReader("none /a\\040b tmpfs rw,size=4k 0 0\nbad line\nh:/x /x nfs4 ro 0 0\n")));
    }

    @Test
    void inASandboxOfTheServiceManagerTheMountsAreThoseOfTheHost() throws IOException {
        assertEquals("rw", options(ROOT, SANDBOX));
    }

    @Test
    void inAContainerTheyAreThoseOfTheContainer() throws IOException {
        assertEquals("ro", options(ROOT, CONTAINER));
        assertEquals("ro", options(ROOT, CHROOT));
        assertEquals("ro", options("", ""));
    }

    @Test
    void whereTheFirstProcessIsHiddenTheyAreTheOwn() throws IOException {
        assertEquals("ro", Mount.read(HostPaths.under(root)).get(0).options());
    }

    private String options(String first, String own) throws IOException {
        Files.writeString(root.resolve("proc/1/mountinfo"), first);
        Files.writeString(root.resolve("proc/self/mountinfo"), own);
        return Mount.read(HostPaths.under(root)).get(0).options();
    }
}
