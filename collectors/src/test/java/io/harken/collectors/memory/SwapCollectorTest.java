package io.harken.collectors.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.check.CheckExecutor;
import io.harken.check.CheckResult;
import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;
import io.harken.check.PassiveCheck;
import io.harken.check.PassiveCheckService;
import io.harken.collectors.device.DeviceNode;
import io.harken.collectors.device.DeviceNodes;
import io.harken.collectors.host.HostPaths;
import io.harken.metric.MetricRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a swap device, which only root can make. */
class SwapCollectorTest {
    @TempDir
    private Path root = Path.of("");

    @BeforeEach
    void makeHost() throws IOException {
        Path proc = Files.createDirectories(root.resolve("proc"));
        Files.writeString(proc.resolve("diskstats"), "8 0 sda 1 2 3 4 5 6 7 8\n8 2 sda2 11 12 13 14 15 16 17 18\n");
        Files.writeString(
                proc.resolve("swaps"),
                "Filename Type Size Used Priority\n/swapfile file 1 2 3\n/dev/sda2 partition 1 2 3\n");
        Files.writeString(proc.resolve("vmstat"), "pswpin 7\npswpout 8\n");
    }

    private String answer(String key) {
        DeviceNodes nodes = path -> path.endsWith("sda2") ? Optional.of(new DeviceNode(true, 8, 2)) : Optional.empty();
        SwapCollector swap = new SwapCollector(HostPaths.under(root), nodes);
        try (CheckExecutor checks = new CheckExecutor()) {
            CheckResult result = new PassiveCheckService(MetricRegistry.of(List.of(swap)), checks)
                    .run(new PassiveCheck(key, Duration.ofSeconds(30)))
                    .join();
            return result instanceof Value value ? value.item().text() : "!" + ((NotSupported) result).reason();
        }
    }

    @Test
    void countsWhatGoesToSwapDevices() {
        assertEquals("7", answer("system.swap.in"));
        assertEquals("11", answer("system.swap.in[,count]"));
        assertEquals("13", answer("system.swap.in[all,sectors]"));
        assertEquals("15", answer("system.swap.out[sda2,count]"));
        assertEquals("17", answer("system.swap.out[/dev/sda2,sectors]"));
        assertEquals("!Invalid second parameter.", answer("system.swap.out[sda2]"));
        assertEquals("!Invalid second parameter.", answer("system.swap.out[sda2,bad]"));
        assertEquals("!Cannot obtain swap information.", answer("system.swap.out[sda,count]"));
        assertEquals("!Cannot obtain swap information.", answer("system.swap.out[/swapfile,pages]"));
    }
}
