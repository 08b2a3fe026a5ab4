package io.harken.collectors.software;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.Surroundings;
import io.harken.item.ItemKey;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With package managers that are scripts. */
@Timeout(120)
class PackageCollectorTest {
    @TempDir
    private Path bin;

    private void install(String name, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A dpkg that lists what one command writes, and details what another does. */
    private void installDpkg(String list, String details) throws IOException {
        install("dpkg", "if [ $1 = --version ]; then echo 1; else " + list + "; fi");
        install("dpkg-query", details);
    }

    private ItemValue value(String text) throws Exception {
        Surroundings surroundings = new Surroundings(
                HostPaths.under(bin), System::nanoTime, InstantSource.system(), () -> ZoneOffset.UTC, Map.of());
        try (ShellCommands commands =
                new ShellCommands(environment -> environment.merge("PATH", "", (path, none) -> bin + ":" + path))) {
            ItemKey key = ItemKey.parse(text);
            Metric metric = new PackageCollector(commands, surroundings)
                    .metrics().stream()
                            .filter(each -> each.key().equals(key.name()))
                            .findFirst()
                            .orElseThrow();
            return ((Check.FromTools) metric.check()).value(new Parameters(key.parameters()), Duration.ofSeconds(60));
        }
    }

    private void assertRefused(String reason, String key) {
        assertEquals(
                reason,
                assertThrows(NotSupportedException.class, () -> value(key)).reason());
    }

    @Test
    void listsPackages() throws Exception {
        installDpkg("echo zsh install; echo bash install", "echo install ok installed,bash,5.2,amd64,1");
        assertEquals("[dpkg] bash, zsh", value("system.sw.packages[,dpkg]").text());
        assertEquals("zsh", value("system.sw.packages[^z,dpkg,short]").text());
        assertEquals(
                "[{\"name\":\"bash\",\"manager\":\"dpkg\",\"version\":\"5.2\",\"size\":1024,\"arch\":\"amd64\","
                        + "\"buildtime\":{\"timestamp\":0,\"value\":\"\"},\"installtime\":{\"timestamp\":0,\"value\":\"\"}}]",
                value("system.sw.packages.get[,dpkg]").text());
        assertEquals("[]", value("system.sw.packages.get[none,dpkg]").text());
        assertRefused("Cannot obtain package information.", "system.sw.packages.get[,nope]");
    }

    @Test
    void theMemoryOfLongListsIsAccountedFor() throws Exception {
        installDpkg(
                "seq -f '%.0f-package install' 100000 120000",
                "seq -f 'install ok installed,%.0f-package,1,all,1' 100000 120000");
        for (String key : new String[] {"system.sw.packages[,dpkg]", "system.sw.packages.get[,dpkg]"}) {
            ItemValue value = value(key);
            assertNotSame(ItemValue.text("").release(), value.release());
            value.release().run();
        }
    }

    @Test
    void aListThatIsTooLongSaysSo() throws Exception {
        installDpkg(
                "seq -f '%.0f-package install' 200000", "seq -f 'install ok installed,%.0f-package,1,all,1' 200000");
        assertRefused("The list of packages is too long.", "system.sw.packages[,dpkg]");
        assertRefused("The list of packages is too long.", "system.sw.packages.get[,dpkg]");
    }
}
