package io.harken.collectors.host;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs what is scheduled when the test says so, and never by itself. */
public final class ManualExecutor extends ScheduledThreadPoolExecutor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<Duration> delays = new ArrayList<>();

    public ManualExecutor() {
        super(0, Executors.defaultThreadFactory());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        tasks.add(task);
        delays.add(Duration.ofNanos(unit.toNanos(delay)));
        return new NoFuture();
    }

    /** How many tasks wait to be run. */
    public int waiting() {
        return tasks.size();
    }

    /** The delay of the task that was scheduled last. */
    public Duration lastDelay() {
        return delays.get(delays.size() - 1);
    }

    /** Runs the task that has waited longest. */
    public void runNext() {
        tasks.remove().run();
    }
}
