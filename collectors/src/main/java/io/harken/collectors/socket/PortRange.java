package io.harken.collectors.socket;

import io.harken.collectors.host.HostFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;

/**
 * The local ports that the kernel gives to outgoing connections (kernel document {@code networking/ip-sysctl}).
 *
 * @param first the lowest
 * @param last the highest
 * @param reserved those between them that it does not give
 */
record PortRange(int first, int last, BitSet reserved) {
    private static final int LIMIT = 1 << 18;
    private static final int PORTS = 1 << 16;

    /**
     * Reads {@code ip_local_port_range} and {@code ip_local_reserved_ports}.
     *
     * @param settings the folder {@code /proc/sys/net/ipv4}
     */
    static PortRange read(Path settings) throws IOException {
        Path file = settings.resolve("ip_local_port_range");
        String[] ends = text(HostFile.open(file)).split("\\s+", 2);
        Optional<InputStream> reserved = HostFile.openIfPresent(settings.resolve("ip_local_reserved_ports"));
        try {
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[1]);
            if (last < first || last >= PORTS) {
                throw new IllegalArgumentException(first + " " + last);
            }
            BitSet none = reserved.isPresent() ? ports(text(reserved.get())) : new BitSet();
            none.clear(0, first);
            none.clear(last + 1, PORTS);
            return new PortRange(first, last, none);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("Cannot read " + file + ": it is malformed", e);
        }
    }

    private static String text(InputStream open) throws IOException {
        try (InputStream in = open) {
            return new String(in.readNBytes(LIMIT), StandardCharsets.US_ASCII).trim();
        }
    }

    /** The ports of a list {@code 8080,9148-9150}. */
    private static BitSet ports(String list) {
        BitSet ports = new BitSet(PORTS);
        for (String part : list.isEmpty() ? new String[0] : list.split(",", -1)) {
            int dash = part.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            ports.set(first, (dash < 0 ? first : Integer.parseInt(part.substring(dash + 1))) + 1);
        }
        return ports;
    }

    /** Whether it gives this port. */
    boolean contains(int port) {
        return port >= first && port <= last && !reserved.get(port);
    }

    /** How many there are to give. */
    int size() {
        return last - first + 1 - reserved.cardinality();
    }

    /** A number of them as a share of all, in percent. */
    double percent(long used) {
        return size() <= 0 ? 100 : 100.0 * used / size();
    }
}
