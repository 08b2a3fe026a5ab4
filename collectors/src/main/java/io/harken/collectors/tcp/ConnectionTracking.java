package io.harken.collectors.tcp;

import io.harken.collectors.host.HostFile;
import io.harken.collectors.host.HostPaths;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Connections of all protocols that the kernel tracks (kernel document {@code networking/nf_conntrack-sysctl}).
 *
 * @param used how many there are in a network namespace
 * @param max how many there may be; 0 for any number; nothing if it is not told
 * @param counters what became of others, by the names of the kernel; kernels may be built without
 */
record ConnectionTracking(long used, OptionalLong max, Map<String, Long> counters) {
    ConnectionTracking {
        counters = Map.copyOf(counters);
    }

    /** What there is in the network namespace of a host; nothing where the kernel module is not loaded. */
    static Optional<ConnectionTracking> read(HostPaths host) throws IOException {
        NetworkSettings settings = NetworkSettings.of(host);
        Optional<ConntrackStat> stat = ConntrackStat.read(host.net());
        OptionalLong used = stat.isPresent() ? OptionalLong.of(stat.get().entries()) : count(settings);
        if (used.isEmpty()) {
            // Of a namespace that cannot be seen it cannot be said.
            HostFile.openChannel(host.net()).close();
            return Optional.empty();
        }
        return Optional.of(new ConnectionTracking(
                used.getAsLong(),
                settings.number("netfilter/nf_conntrack_max"),
                stat.map(ConntrackStat::sums).orElse(Map.of())));
    }

    /** The count of another namespace is of no use. */
    private static OptionalLong count(NetworkSettings settings) throws IOException {
        return settings.ofHost() ? settings.number("netfilter/nf_conntrack_count") : OptionalLong.empty();
    }

    /** The share of those that there may be, in percent. */
    OptionalDouble pused() {
        return Share.percent(used, max);
    }
}
