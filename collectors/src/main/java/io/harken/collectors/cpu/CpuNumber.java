package io.harken.collectors.cpu;

import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The number of processors, as sysconf(3) tells it: what the agent itself may use does not matter. */
final class CpuNumber {
    private CpuNumber() {}

    /** Those that are on. */
    static int online(HostPaths host) throws IOException {
        return number(host, "online");
    }

    /**
     * All that there can be. As {@code zabbix_agentd} we know those whose numbers are below this one; where the list has gaps, the
     * last ones are beyond.
     */
    static int configured(HostPaths host) throws IOException {
        return number(host, "possible");
    }

    private static int number(HostPaths host, String list) throws IOException {
        Path file = host.sys().resolve("devices/system/cpu").resolve(list);
        Optional<InputStream> present = HostFile.openIfPresent(file);
        if (present.isPresent()) {
            try (InputStream in = present.get()) {
                int number = ofList(ByteText.of(in.readAllBytes()));
                if (number > 0) {
                    return number;
                }
            }
        }
        return Stat.read(host).processors();
    }

    /** How many numbers a list such as {@code 0-3,6} has; 0 if it is none. */
    static int ofList(String text) {
        int number = 0;
        for (String range : text.strip().split(",", -1)) {
            String[] ends = range.split("-", 2);
            try {
                number += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
            } catch (NumberFormatException e) {
                return 0;
            }
        }
        return number;
    }
}
