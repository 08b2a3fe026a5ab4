package io.harken.collectors.socket;

import java.util.BitSet;
import java.util.Map;
import java.util.OptionalLong;

/** What one walk of the two tables of a protocol found. */
final class SocketSnapshot {
    /** Indexed by the number of the state. */
    private final long[] byState;

    private final BitSet listening;
    private final Map<SocketFilter, Long> byFilter;

    SocketSnapshot(long[] byState, BitSet listening, Map<SocketFilter, Long> byFilter) {
        this.byState = byState;
        this.listening = listening;
        this.byFilter = byFilter;
    }

    /** The number of sockets in a state. */
    long count(TcpState state) {
        return byState[state.code()];
    }

    /** The number of all sockets. */
    long total() {
        long total = 0;
        for (long count : byState) {
            total += count;
        }
        return total;
    }

    /** Whether a socket listens, or is unconnected in the case of UDP, on a local port, at any address. */
    boolean isListening(int port) {
        return listening.get(port);
    }

    /** The number of sockets a filter lets through; nothing if the walk did not look for it. */
    OptionalLong count(SocketFilter filter) {
        if (filter.isStateOnly()) {
            return OptionalLong.of(filter.state().map(this::count).orElseGet(this::total));
        }
        Long count = byFilter.get(filter);
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }
}
