package io.harken.collectors.netif;

import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * A line of {@code /proc/net/dev} (proc_pid_net(5)): the counters of an interface since it came.
 *
 * @param name the name of the interface
 * @param values those of {@link #IN}, then those of {@link #OUT}; none if the line does not have them all
 */
record InterfaceCounters(String name, List<Long> values) {
    /** What came in. */
    static final List<String> IN =
            List.of("bytes", "packets", "errors", "dropped", "overruns", "frame", "compressed", "multicast");

    /** What went out. */
    static final List<String> OUT =
            List.of("bytes", "packets", "errors", "dropped", "overruns", "collisions", "carrier", "compressed");

    InterfaceCounters {
        values = List.copyOf(values);
    }

    /** What came in, by the index of its name. */
    long in(int index) {
        return values.get(index);
    }

    /** What went out, by the index of its name. */
    long out(int index) {
        return values.get(IN.size() + index);
    }

    /** All interfaces, in the order of the file. */
    static List<InterfaceCounters> read(HostPaths host) throws IOException {
        try (InputStream in = HostFile.open(host.net().resolve("dev"))) {
            return parse(ByteText.of(in.readAllBytes()));
        }
    }

    /** The text of the file. */
    static List<InterfaceCounters> parse(String text) {
        List<InterfaceCounters> interfaces = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon >= 0) {
                interfaces.add(new InterfaceCounters(
                        line.substring(0, colon).stripLeading(), numbers(line.substring(colon + 1))));
            }
        }
        return interfaces;
    }

    private static List<Long> numbers(String text) {
        StringTokenizer words = new StringTokenizer(text);
        List<Long> values = new ArrayList<>(IN.size() + OUT.size());
        try {
            while (words.hasMoreTokens() && values.size() < IN.size() + OUT.size()) {
                values.add(Long.parseUnsignedLong(words.nextToken()));
            }
        } catch (NumberFormatException e) {
            return List.of();
        }
        return values.size() < IN.size() + OUT.size() ? List.of() : values;
    }
}
