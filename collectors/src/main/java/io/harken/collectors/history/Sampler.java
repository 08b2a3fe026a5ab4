package io.harken.collectors.history;

import io.harken.json.JsonWriter;
import io.harken.stats.StatsSection;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Samples sources once a second, on a thread of its own. Seconds are counted from its making by a monotonic clock: what changes
 * the time of day does not matter, and a second that was slept through has no sample.
 */
public final class Sampler implements AutoCloseable, StatsSection {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Something that has a history. */
    @FunctionalInterface
    public interface Source {
        /**
         * Takes a sample. It should allocate nothing, as it is called for ever.
         *
         * @param second the number of the second, greater than the one before
         */
        void sample(long second) throws IOException;
    }

    private final LongSupplier nanoClock;
    private final long origin;
    private final CompletableFuture<Void> firstRound = new CompletableFuture<>();
    private volatile Source[] sources = {};
    private volatile boolean closed;

    /** When the last round began and ended. */
    private volatile long begun;

    private volatile long ended;
    private volatile boolean sampled;
    private @Nullable Thread thread;

    /**
     * A sampler that does not sample yet.
     *
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public Sampler(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.origin = nanoClock.getAsLong();
    }

    /** Samples one source more from the next second on. A source that fails is tried again a second later. */
    public synchronized void add(Source source) {
        Source[] more = Arrays.copyOf(sources, sources.length + 1);
        more[sources.length] = source;
        sources = more;
    }

    /** The number of the second that it is now. */
    public long second() {
        return (nanoClock.getAsLong() - origin) / SECOND;
    }

    /** Done once what was added before the start has been sampled, or could not be. */
    public CompletableFuture<Void> firstRound() {
        return firstRound;
    }

    /** Takes the first samples now, and the others each second from now on. */
    public synchronized void start() {
        Thread sampler = new Thread(this::run, "sampler");
        sampler.setDaemon(true);
        sampler.start();
        thread = sampler;
    }

    private void run() {
        while (!closed) {
            long second = second();
            sample(second);
            firstRound.complete(null);
            waitFor(second + 1);
        }
    }

    private void waitFor(long second) {
        long left;
        while (!closed && (left = origin + second * SECOND - nanoClock.getAsLong()) > 0) {
            LockSupport.parkNanos(this, left);
        }
    }

    /** One round. */
    void sample(long second) {
        long start = nanoClock.getAsLong();
        Source[] now = sources;
        for (int i = 0; i < now.length; i++) {
            try {
                now[i].sample(second);
            } catch (IOException | RuntimeException | LinkageError | VirtualMachineError e) {
                LoggerFactory.getLogger(Sampler.class).debug("cannot sample", e);
            }
        }
        begun = start;
        ended = nanoClock.getAsLong();
        sampled = true;
    }

    @Override
    public String name() {
        return "sampler";
    }

    /** Nothing before the first round. */
    @Override
    public void writeTo(JsonWriter json) {
        if (sampled) {
            json.name("duration_seconds").floating((ended - begun) / (double) SECOND);
            json.name("age_seconds").floating((nanoClock.getAsLong() - ended) / (double) SECOND);
        }
    }

    /** Ends the thread and does not wait for it: it may be stuck in the kernel. */
    @Override
    public synchronized void close() {
        closed = true;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }
}
