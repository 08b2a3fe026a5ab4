package io.harken.collectors.socket;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What one walk of the two tables of a protocol found. */
final class SocketSnapshot {
    private final StateCounts ipv4;
    private final StateCounts ipv6;
    private final StateCounts ownPolls;
    private final BitSet listening;
    private final Map<Question<?>, Answer<?>> answers;

    /**
     * What was found.
     *
     * @param ownPolls what is to be left out of the sockets of both families
     */
    SocketSnapshot(
            StateCounts ipv4,
            StateCounts ipv6,
            StateCounts ownPolls,
            BitSet listening,
            Map<Question<?>, Answer<?>> answers) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.ownPolls = ownPolls;
        this.listening = listening;
        this.answers = answers;
    }

    /** The sockets of IPv4. */
    StateCounts ipv4() {
        return ipv4;
    }

    /** The sockets of IPv6, also those that carry IPv4 by v4-mapped addresses. */
    StateCounts ipv6() {
        return ipv6;
    }

    /** The number of sockets in a state. */
    long count(TcpState state) {
        return ipv4.count(state) + ipv6.count(state);
    }

    /** The number of all sockets. */
    long total() {
        return ipv4.total() + ipv6.total();
    }

    /** The number of all sockets that the kernel listed. */
    long listed() {
        return total() + ownPolls.total();
    }

    /** How many of them it counts by itself, too: a request for a connection is a socket only when it is answered. */
    long counted() {
        return listed() - count(TcpState.SYN_RECV) - ownPolls.count(TcpState.SYN_RECV);
    }

    /** Whether a socket listens, or is unconnected in the case of UDP, on a local port, at any address. */
    boolean isListening(int port) {
        return listening.get(port);
    }

    /** The number of sockets a filter lets through; nothing if the walk did not look for it. */
    OptionalLong count(SocketFilter filter) {
        if (filter.isStateOnly()) {
            long others = filter.isOfAllSockets()
                    ? filter.state().map(ownPolls::count).orElseGet(ownPolls::total)
                    : 0;
            return OptionalLong.of(others + filter.state().map(this::count).orElseGet(this::total));
        }
        return answer(filter).flatMap(Answer::ifFound).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** What the walk found out about a question; nothing if it did not know the question. */
    @SuppressWarnings("unchecked") // Each question stands beside an answer of its own type.
    <R> Optional<Answer<R>> answer(Question<R> question) {
        return Optional.ofNullable((Answer<R>) answers.get(question));
    }
}
