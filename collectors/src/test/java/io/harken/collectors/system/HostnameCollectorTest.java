package io.harken.collectors.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.system.HostnameCollector.Resolver;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostnameCollectorTest {
    @TempDir
    private Path root;

    @BeforeEach
    void nameTheHost() throws IOException {
        name("Node");
    }

    private void name(String nodeName) throws IOException {
        Files.createDirectories(root.resolve("proc/sys/kernel"));
        Files.writeString(root.resolve("proc/sys/kernel/hostname"), nodeName + "\n");
    }

    private String fullyQualified(Resolver resolver) throws Exception {
        Check check = new HostnameCollector(HostPaths.under(root), resolver)
                .metrics()
                .get(0)
                .check();
        return ((Check.FromHost) check).value(new Parameters(List.of("fqdn"))).text();
    }

    @Test
    void theCanonicalNameIsThatOfTheResolver() throws Exception {
        String lines = "2001:db8::1     STREAM canonical.example.org.\n2001:db8::1     DGRAM  \n";
        assertEquals("canonical.example.org", fullyQualified(name -> name.equals("Node") ? lines : ""));
    }

    @Test
    void theFileOfHostsComesFirst() throws Exception {
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/hosts"), "127.0.0.1 localhost\n192.0.2.1 node.example.org node # x\n");
        assertEquals("node.example.org", fullyQualified(name -> "192.0.2.1 STREAM other"));
    }

    @Test
    void whatDoesNotResolveIsTheNameItself() throws Exception {
        assertEquals("Node", fullyQualified(name -> ""));
        name("--help");
        assertEquals("--help", fullyQualified(name -> "192.0.2.1 STREAM never"));
    }

    @Test
    void withoutAResolverThereIsNoValue() {
        assertThrows(
                IOException.class,
                () -> fullyQualified(name -> {
                    throw new IOException("Cannot run program \"getent\"");
                }));
    }
}
