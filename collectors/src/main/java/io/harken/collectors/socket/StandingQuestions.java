package io.harken.collectors.socket;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The questions that were asked lately: each walk answers all of them, so that a server which asks twenty in turn is
 * answered from one walk.
 */
final class StandingQuestions {
    /** Longer than items are usually apart. */
    static final Duration LATELY = Duration.ofMinutes(65);

    private static final int MOST = 64;

    /** When each was last asked, the longest ago first. */
    private final LinkedHashMap<Question<?>, Long> asked = new LinkedHashMap<>();

    /** Notes that a question is asked now, in nanoseconds. Of too many, the one asked the longest ago is dropped. */
    synchronized void ask(Question<?> question, long now) {
        asked.remove(question);
        if (asked.size() == MOST) {
            asked.remove(asked.keySet().iterator().next());
        }
        asked.put(question, now);
    }

    /** The questions for a walk that begins now. */
    synchronized List<Question<?>> forWalk(long now) {
        asked.entrySet().removeIf(entry -> isOld(entry, now));
        return List.copyOf(asked.keySet());
    }

    private static boolean isOld(Map.Entry<Question<?>, Long> entry, long now) {
        return now - entry.getValue() > LATELY.toNanos();
    }
}
