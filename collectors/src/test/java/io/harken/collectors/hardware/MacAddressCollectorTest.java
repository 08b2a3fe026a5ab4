package io.harken.collectors.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.item.Parameters;
import io.harken.metric.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every text is what {@code zabbix_agentd} 7.0 answered in a network namespace with such interfaces. */
class MacAddressCollectorTest {
    private static final List<String> NAMES = List.of("lo", "eth1", "eth0", "eth0", "eth0:x", "tun0", "bond0", "gone");

    @TempDir
    private Path sys;

    private void device(String name, String flags, String address) throws IOException {
        Path device = Files.createDirectories(sys.resolve("class/net").resolve(name));
        Files.writeString(device.resolve("flags"), flags + "\n");
        Files.writeString(device.resolve("address"), address + "\n");
    }

    private String value(String... parameters) throws Exception {
        device("lo", "0x9", "00:00:00:00:00:00");
        device("eth0", "0x1003", "fa:d6:d1:6a:a0:90");
        device("eth1", "0x1002", "02:00:00:00:00:01");
        device("bond0", "0x1003", "02:00:00:00:00:01");
        device("tun0", "0x1090", "");
        MacAddressCollector collector = new MacAddressCollector(sys, () -> NAMES);
        Check.FromHost check = (Check.FromHost) collector.metrics().get(0).check();
        return check.value(new Parameters(List.of(parameters))).text();
    }

    @Test
    void namesTheAddressOfEveryInterfaceButLoopback() throws Exception {
        assertEquals(
                "[bond0] 02:00:00:00:00:01, [eth0] fa:d6:d1:6a:a0:90, [eth0] fa:d6:d1:6a:a0:90,"
                        + " [eth0:x] fa:d6:d1:6a:a0:90, [eth1] 02:00:00:00:00:01, [tun0] 00:00:00:00:00:00",
                value());
    }

    @Test
    void theShortFormHasEachAddressOnce() throws Exception {
        assertEquals("00:00:00:00:00:00, 02:00:00:00:00:01, fa:d6:d1:6a:a0:90", value("", "short"));
    }

    @Test
    void takesThoseThatMatch() throws Exception {
        assertEquals("[eth1] 02:00:00:00:00:01", value("1$"));
        assertEquals("[eth0:x] fa:d6:d1:6a:a0:90", value("eth0:", "full"));
        assertEquals("", value("all"));
        assertEquals("", value("lo"));
        assertEquals("", value("[a"));
    }

    @Test
    void cutsLongAddresses() throws Exception {
        device("gone", "0x1003", "80:00:02:08:fe:80:00:00:00:00:00:00:00:02:c9:03:00:0a:d2:11");

        assertEquals("[gone] 80:00:02:08:fe:80", value("gone"));
    }
}
