package io.harken.collectors.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.harken.collectors.host.HostPaths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceNodeTest {
    @Test
    void theKernelsNumberHasTwoHalves() {
        assertEquals(254, DeviceNode.major(0xFE00));
        assertEquals(0, DeviceNode.minor(0xFE00));
        assertEquals(0xABC, DeviceNode.major(0x123ABC45L));
        assertEquals(0x12345, DeviceNode.minor(0x123ABC45L));
    }

    @Test
    void aCharacterDeviceIsNoBlockDevice() {
        assertEquals(Optional.of(new DeviceNode(false, 1, 3)), DeviceNode.at(Path.of("/dev/null")));
    }

    @Test
    void whatIsMissingIsNothing() {
        assertFalse(DeviceNode.at(Path.of("/dev/null/below")).isPresent());
    }

    @Test
    void namesAreBelowDev() {
        List<String> asked = new ArrayList<>();
        DeviceNodes nodes = path -> {
            asked.add(path.toString());
            return Optional.empty();
        };
        HostPaths host = HostPaths.under(Path.of("/host"));
        for (String name : List.of("sda", "/dev/sda", "/dev/disk/by-id/x", "/sda", "s\0a", "sda/")) {
            nodes.named(host, name);
        }

        assertEquals(List.of("/host/dev/sda", "/host/dev/sda", "/host/dev/disk/by-id/x", "/host/dev/sda"), asked);
    }
}
