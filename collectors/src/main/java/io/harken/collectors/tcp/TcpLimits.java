package io.harken.collectors.tcp;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Limits of TCP (kernel document {@code networking/ip-sysctl}). Those of orphans and memory are for all network namespaces and
 * shown in the first one only.
 *
 * @param timewait {@code tcp_max_tw_buckets}
 * @param orphan {@code tcp_max_orphans}
 * @param pressurePages the second number of {@code tcp_mem}: from here on memory is saved
 * @param pages its third number: there is no more
 * @param synBacklog {@code tcp_max_syn_backlog}, for each listener
 * @param acceptQueue {@code somaxconn}, for each listener
 */
record TcpLimits(
        OptionalLong timewait,
        OptionalLong orphan,
        OptionalLong pressurePages,
        OptionalLong pages,
        OptionalLong synBacklog,
        OptionalLong acceptQueue) {
    static TcpLimits read(NetworkSettings settings) throws IOException {
        List<Long> memory = settings.numbers("ipv4/tcp_mem", 3);
        return new TcpLimits(
                settings.number("ipv4/tcp_max_tw_buckets"),
                settings.number("ipv4/tcp_max_orphans"),
                memory.isEmpty() ? OptionalLong.empty() : OptionalLong.of(memory.get(1)),
                memory.isEmpty() ? OptionalLong.empty() : OptionalLong.of(memory.get(2)),
                settings.number("ipv4/tcp_max_syn_backlog"),
                settings.number("core/somaxconn"));
    }

    /** Those that are for all network namespaces: all that can be known of one that the agent is not in. */
    TcpLimits ofAllNamespaces() {
        OptionalLong unknown = OptionalLong.empty();
        return new TcpLimits(unknown, orphan, pressurePages, pages, unknown, unknown);
    }
}
