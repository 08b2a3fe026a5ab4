package io.harken.collectors.process;

import io.harken.collectors.history.SampleRing;
import io.harken.collectors.regex.InvalidRegexException;
import io.harken.collectors.regex.Regex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * The processor time of the processes of one question, in every second of the last quarter of an hour. A process counts from the
 * second sample that has it on, so what it used before is nobody's, and the total never falls.
 */
final class CpuQuery {
    private final ProcessFilter filter;
    private final OptionalLong owner;
    private final SampleRing ring = new SampleRing();
    private final long[] userTicks = new long[SampleRing.SLOTS];
    private final long[] systemTicks = new long[SampleRing.SLOTS];
    private final CompletableFuture<CpuQuery> answerable = new CompletableFuture<>();
    private Map<Integer, ProcessStat.Counts> before = Map.of();
    private Map<Integer, ProcessStat.Counts> now = new HashMap<>();
    private long user;
    private long system;

    /** When it was asked last. */
    private volatile long asked;

    /** Samples a question. An expression that is none finds nothing, as for {@code zabbix_agentd}. */
    CpuQuery(CpuQuestion question) {
        Optional<Predicate<String>> commandLine =
                question.expression().isEmpty() ? Optional.empty() : Optional.of(search(question.expression()));
        filter = new ProcessFilter(question.name(), OptionalLong.empty(), "", commandLine);
        owner = question.owner();
    }

    private static Predicate<String> search(String expression) {
        try {
            return Regex.compile(expression)::finds;
        } catch (InvalidRegexException e) {
            return text -> false;
        }
    }

    /** Says that it was asked in a second. */
    void ask(long second) {
        asked = second;
    }

    /** When it was asked last. */
    long asked() {
        return asked;
    }

    /** Done once there are two samples. */
    CompletableFuture<CpuQuery> answerable() {
        return answerable;
    }

    /** Takes a process into the sample, if it is one of those that are asked for. */
    void add(int pid, ProcessFiles process, OwnerOf ownerOf) throws IOException {
        if (!filter.matches(process)
                || (owner.isPresent() && ownerOf.number(Path.of(process.folder())) != owner.getAsLong())
                || !process.hasStat()) {
            return;
        }
        ProcessStat.Counts counts = process.stat().counts();
        ProcessStat.Counts earlier = before.get(pid);
        if (earlier != null && earlier.startTime() == counts.startTime()) {
            user += Math.max(0, counts.userTicks() - earlier.userTicks());
            system += Math.max(0, counts.systemTicks() - earlier.systemTicks());
        }
        now.put(pid, counts);
    }

    /** Gives the number of the user to whom a file belongs; -2 if there is no such file any more. */
    @FunctionalInterface
    interface OwnerOf {
        long number(Path file) throws IOException;
    }

    /** Ends the sample of a second. */
    void end(long second) {
        synchronized (this) {
            int slot = ring.add(second);
            userTicks[slot] = user;
            systemTicks[slot] = system;
        }
        before = now;
        now = new HashMap<>();
        if (ring.size() > 1) {
            answerable.complete(this);
        }
    }

    /**
     * The share of one processor that the processes had, in percent with one decimal.
     *
     * @param duration over how many of the last seconds, or over as many as there are samples of
     */
    synchronized double share(CpuTime time, int duration) {
        int base = ring.oldestWithin(duration);
        int newest = ring.newest();
        long ticks = time.of(userTicks[newest] - userTicks[base], systemTicks[newest] - systemTicks[base]);
        double seconds = ring.second(newest) - ring.second(base);
        double percent = 100.0 * ticks / ProcessTime.TICKS_PER_SECOND / seconds;
        return Math.floor(percent * 10 + 0.5) / 10;
    }
}
