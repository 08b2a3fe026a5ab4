package io.harken.collectors.peer;

import io.harken.concurrent.WorkerPool;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Workers that wait for other hosts: a bounded number of their own, so that silent peers take none from the checks that
 * read this host. Idle workers end.
 */
public final class PeerExecutor {
    /** More than {@code StartAgents} may be. */
    static final int WORKERS = 128;

    static final int QUEUE = 4096;

    private final WorkerPool workers;

    /** Starts no thread before the first question. */
    public PeerExecutor() {
        workers = new WorkerPool("peer", WORKERS, QUEUE);
    }

    /**
     * Asks on a worker, which is interrupted at the deadline. The answer fails with what the question throws, and with
     * {@link TimeoutException} if no worker was free in time.
     *
     * @param silence what it means that the question has no answer at the deadline
     * @throws RejectedExecutionException if too many are waiting
     */
    public <T> CompletableFuture<T> ask(Callable<T> question, Callable<T> silence, Duration timeout) {
        Exchange<T> exchange = new Exchange<>(question);
        FutureTask<Void> task = new FutureTask<>(exchange::run, null);
        workers.execute(task);
        return exchange.answer
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> {
                    task.cancel(true);
                    if (!exchange.begun) {
                        workers.remove(task);
                    }
                })
                .handle((answer, failure) -> failure == null ? answer : exchange.failed(failure, silence));
    }

    private static final class Exchange<T> {
        private final Callable<T> question;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private volatile boolean begun;

        Exchange(Callable<T> question) {
            this.question = question;
        }

        void run() {
            begun = true;
            try {
                answer.complete(question.call());
            } catch (Exception | LinkageError | VirtualMachineError e) {
                answer.completeExceptionally(e);
            }
        }

        T failed(Throwable failure, Callable<T> silence) {
            Throwable cause = failure instanceof CompletionException wrapper ? wrapper.getCause() : failure;
            if (!begun || !(cause instanceof TimeoutException)) {
                throw new CompletionException(cause);
            }
            try {
                return silence.call();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        }
    }
}
