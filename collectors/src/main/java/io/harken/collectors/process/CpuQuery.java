package io.harken.collectors.process;

import io.harken.collectors.history.SampleRing;
import io.harken.collectors.regex.InvalidRegexException;
import io.harken.collectors.regex.Regex;
import io.harken.collectors.regex.SearchBudget;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The processor time of the processes of one question, in every second of the last quarter of an hour. A process counts from the
 * second sample on, so what it used before is nobody's, and the total never falls. Of the total the low 32 bits are kept, as
 * only differences matter.
 */
final class CpuQuery {
    /** A sample may look at so many characters of command lines: some tenths of a second. */
    private static final long LONGEST_SEARCH = 30_000_000;

    private final ProcessFilter filter;
    private final OptionalLong owner;
    private final SearchBudget budget = new SearchBudget();
    private final SampleRing ring = new SampleRing();
    private final int[] userTicks = new int[SampleRing.SLOTS];
    private final int[] systemTicks = new int[SampleRing.SLOTS];
    private final CompletableFuture<CpuQuery> answerable = new CompletableFuture<>();

    /** Until the last sample. */
    private long user;

    private long system;

    /** Since the last sample. */
    private long moreUser;

    private long moreSystem;

    private @Nullable Exception failure;

    /** When it was asked last. */
    private volatile long asked;

    /** Samples a question. An expression that is none finds nothing, as for {@code zabbix_agentd}. */
    CpuQuery(CpuQuestion question) {
        Optional<Predicate<String>> commandLine =
                question.expression().isEmpty() ? Optional.empty() : Optional.of(search(question.expression()));
        filter = new ProcessFilter(question.name(), OptionalLong.empty(), "", commandLine);
        owner = question.owner();
    }

    private Predicate<String> search(String expression) {
        try {
            Regex regex = Regex.compile(expression);
            return text -> regex.finds(text, budget);
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

    /** Done once there are two samples, or one could not be taken. */
    CompletableFuture<CpuQuery> answerable() {
        return answerable;
    }

    /** Begins a sample, in place of one that has not ended. */
    void begin() {
        budget.refill(LONGEST_SEARCH);
        moreUser = 0;
        moreSystem = 0;
    }

    /** Takes a process into the sample, if it is one of those that are asked for. What fails is for nobody but this question. */
    void add(ProcessFiles process, TickSamples ticks) {
        if (failure != null) {
            return;
        }
        try {
            if (isAskedFor(process) && ticks.add(process)) {
                moreUser += ticks.user();
                moreSystem += ticks.system();
            }
        } catch (NotSupportedException | IOException | RuntimeException e) {
            failure = e;
        }
    }

    private boolean isAskedFor(ProcessFiles process) throws IOException {
        return process.hasStat()
                && filter.matches(process)
                && (owner.isEmpty() || process.owner() == owner.getAsLong());
    }

    /**
     * Ends the sample of a second.
     *
     * @return whether it could be taken; else this is of no use any more
     */
    boolean end(long second) {
        if (failure != null) {
            return false;
        }
        user += moreUser;
        system += moreSystem;
        synchronized (this) {
            int slot = ring.add(second);
            userTicks[slot] = (int) user;
            systemTicks[slot] = (int) system;
        }
        return true;
    }

    /** Lets those who wait go on, if they may. */
    void answer() {
        if (failure != null) {
            answerable.completeExceptionally(failure);
        } else if (ring.size() > 1) {
            answerable.complete(this);
        }
    }

    /**
     * The share of one processor that the processes had, in percent with one decimal.
     *
     * @param duration over how many of the last seconds, or over as many as there are samples of
     * @param now the second that it is
     * @throws NotSupportedException if there was no sample lately
     */
    synchronized double share(CpuTime time, int duration, long now) throws NotSupportedException {
        ring.requireRecent(now);
        int base = ring.oldestWithin(duration);
        int newest = ring.newest();
        int ticks = time.of(userTicks[newest] - userTicks[base], systemTicks[newest] - systemTicks[base]);
        double seconds = ring.second(newest) - ring.second(base);
        double percent = 100.0 * ticks / ProcessTime.TICKS_PER_SECOND / seconds;
        return Math.floor(percent * 10 + 0.5) / 10;
    }
}
