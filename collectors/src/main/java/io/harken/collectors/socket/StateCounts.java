package io.harken.collectors.socket;

/** The number of sockets in each state. */
final class StateCounts {
    /** Indexed by the number of the state. */
    private final long[] counts = new long[TcpState.CODES];

    void add(TcpState state) {
        counts[state.code()]++;
    }

    /** The number of sockets in a state. */
    long count(TcpState state) {
        return counts[state.code()];
    }

    /** The number of sockets in any state. */
    long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
