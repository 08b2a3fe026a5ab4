package io.harken.collectors.socket;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The filters that were asked for lately: each walk counts for all of them, so that a server which asks for twenty
 * filters in turn is answered from one walk.
 */
final class StandingFilters {
    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final int MOST = 64;

    private final LongSupplier nanoClock;

    /** When each was last asked for, the longest ago first. */
    private final LinkedHashMap<SocketFilter, Long> asked = new LinkedHashMap<>();

    StandingFilters(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Notes that a filter is asked for. Of too many, the one asked for the longest ago is dropped. */
    synchronized void ask(SocketFilter filter) {
        asked.remove(filter);
        if (asked.size() == MOST) {
            asked.remove(asked.keySet().iterator().next());
        }
        asked.put(filter, nanoClock.getAsLong());
    }

    /** The filters for a walk that begins now. */
    synchronized List<SocketFilter> forWalk() {
        long now = nanoClock.getAsLong();
        asked.entrySet().removeIf(entry -> isOld(entry, now));
        return List.copyOf(asked.keySet());
    }

    private static boolean isOld(Map.Entry<SocketFilter, Long> entry, long now) {
        return now - entry.getValue() > LATELY.toNanos();
    }
}
