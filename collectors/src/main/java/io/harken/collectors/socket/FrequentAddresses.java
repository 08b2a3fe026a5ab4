package io.harken.collectors.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Counts keys that begin with addresses. Those of IPv4, which are most of all, have fewer numbers: they take half of the memory and
 * of the time.
 */
final class FrequentAddresses {
    private final FrequentKeys ipv4;
    private final FrequentKeys ipv6;
    private final UnaryOperator<List<Long>> widened;

    /**
     * Counts nothing yet.
     *
     * @param numbers4 how many numbers a key of IPv4 has, see {@link FrequentKeys}
     * @param numbers6 the same of IPv6
     * @param widened gives a key of IPv4 the form of those of IPv6
     */
    FrequentAddresses(int numbers4, int numbers6, UnaryOperator<List<Long>> widened) {
        this.ipv4 = new FrequentKeys(numbers4);
        this.ipv6 = new FrequentKeys(numbers6);
        this.widened = widened;
    }

    /** Forgets all. The tables stay for those who count next, so that walk after walk makes no garbage. */
    FrequentAddresses cleared() {
        ipv4.clear();
        ipv6.clear();
        return this;
    }

    /** The keys of IPv4. */
    FrequentKeys ipv4() {
        return ipv4;
    }

    /** The keys of IPv6. */
    FrequentKeys ipv6() {
        return ipv6;
    }

    /** How often anything was counted. */
    long total() {
        return ipv4.total() + ipv6.total();
    }

    /** The number of different keys; an estimate if there is an {@link #error}. */
    long distinct() {
        return ipv4.distinct() + ipv6.distinct();
    }

    /** By how much a count may be too small. */
    long error() {
        return Math.max(ipv4.error(), ipv6.error());
    }

    /** The keys of both that were counted most often, the most frequent first. */
    List<FrequentKeys.Entry> top(int most) {
        List<FrequentKeys.Entry> top = new ArrayList<>(ipv6.top(most));
        for (FrequentKeys.Entry entry : ipv4.top(most)) {
            top.add(new FrequentKeys.Entry(widened.apply(entry.key()), entry.count()));
        }
        top.sort(FrequentKeys.Entry.BY_COUNT.reversed());
        return List.copyOf(top.subList(0, Math.min(most, top.size())));
    }
}
