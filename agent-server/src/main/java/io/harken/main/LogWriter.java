package io.harken.main;

import io.harken.stats.LogStats;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Hands lines over to one thread that writes them, so that a full pipe or a dead disk stops that thread and nobody else.
 * What waits is bounded in bytes; what does not fit is dropped, counted, and told in one line as soon as lines can be
 * written again.
 */
final class LogWriter implements AutoCloseable {
    private static final int MAX_WAITING_BYTES = 1 << 20;
    private static final int MAX_BATCH_BYTES = 1 << 16;

    /** What a waiting line costs beside its text. */
    private static final int LINE_OVERHEAD = 64;

    private final LogSink sink;
    private final Duration closeWithin;
    private final LogStats stats;
    private final Thread thread;

    private final Object lock = new Object();
    private final Queue<LogLine> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private long dropped;

    /** When the newest line was logged. */
    private long latest;

    private boolean closing;

    /**
     * Starts the thread.
     *
     * @param sink where the lines go
     * @param closeWithin how long closing may wait for the last lines
     * @param stats counts the lines that are lost
     */
    LogWriter(LogSink sink, Duration closeWithin, LogStats stats) {
        this.sink = sink;
        this.closeWithin = closeWithin;
        this.stats = stats;
        this.thread = new Thread(this::run, "log");
        // A write that never ends must not keep the process alive.
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a line, or drops it. Never waits for the sink. */
    void add(LogLine line) {
        synchronized (lock) {
            latest = line.millis();
            if (closing || waitingBytes + size(line) > MAX_WAITING_BYTES) {
                dropped++;
                stats.dropped(1);
                return;
            }
            waiting.add(line);
            waitingBytes += size(line);
            lock.notifyAll();
        }
    }

    private void run() {
        try {
            boolean written = true;
            for (Batch batch = nextBatch(written); batch != null; batch = nextBatch(written)) {
                written = write(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether anything of it was written. */
    private boolean write(Batch batch) {
        int written = 0;
        try {
            written = sink.write(batch.lines());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // A full disk is no reason to end: these lines are lost, the next ones are tried again.
        }
        long lost = written == 0 ? batch.messages() : batch.lines().size() - written;
        if (!batch.isLoss()) {
            stats.dropped(lost);
        }
        synchronized (lock) {
            dropped += lost;
        }
        return written > 0;
    }

    /**
     * Lines to be written together.
     *
     * @param lines the lines
     * @param messages how many messages are lost if none of them is written
     * @param isLoss whether these were lost, and counted, before
     */
    private record Batch(List<LogLine> lines, long messages, boolean isLoss) {}

    /** Waits for lines; null when there will be none, or when the last ones could not be written. */
    private @Nullable Batch nextBatch(boolean written) throws InterruptedException {
        synchronized (lock) {
            while (!closing && waiting.isEmpty() && !hasLossToTell(written)) {
                lock.wait();
            }
            if (!waiting.isEmpty()) {
                return takeBatch();
            }
            return hasLossToTell(written) ? takeLoss() : null;
        }
    }

    private boolean hasLossToTell(boolean written) {
        return dropped > 0 && written;
    }

    private Batch takeBatch() {
        List<LogLine> lines = new ArrayList<>();
        for (int size = 0; !waiting.isEmpty() && size < MAX_BATCH_BYTES; ) {
            LogLine line = waiting.remove();
            lines.add(line);
            size += size(line);
            waitingBytes -= size(line);
        }
        return new Batch(lines, lines.size(), false);
    }

    /** Told after everything that came before the loss, and by itself: a line that stands for many is lost or is not. */
    private Batch takeLoss() {
        long messages = dropped;
        dropped = 0;
        String text = messages + " log messages were dropped: the log could not keep up";
        return new Batch(List.of(new LogLine(latest, Severity.WARNING, text)), messages, true);
    }

    private static int size(LogLine line) {
        return line.text().length() + LINE_OVERHEAD;
    }

    /** Writes what waits, as far as the time allows. */
    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
        }
        try {
            thread.join(closeWithin.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
