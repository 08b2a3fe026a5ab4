package io.harken.collectors.output;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.output.OutputBudget.Share;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutputBudgetTest {
    private static final int UNIT = OutputBudget.FREE;

    /** Eight units for the longest output, and two more. */
    private final OutputBudget budget = new OutputBudget(10L * UNIT, 8L * UNIT);

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void theFirstMayHaveTheLongestOutput() throws Exception {
        grow(budget.share(), 8).get(10, TimeUnit.SECONDS);
    }

    @Test
    void anOrdinaryOutputNeedsNoShare() throws Exception {
        grow(budget.share(), 8).get(10, TimeUnit.SECONDS);
        grow(budget.share(), 2).get(10, TimeUnit.SECONDS);

        grow(budget.share(), 1).get(10, TimeUnit.SECONDS);
    }

    @Test
    void whoWouldStopTheGreatestWaits() throws Exception {
        Share greatest = budget.share();
        Share other = budget.share();
        grow(greatest, 4).get(10, TimeUnit.SECONDS);
        grow(other, 2).get(10, TimeUnit.SECONDS);

        Future<?> waiting = grow(other, 3);
        assertWaits(waiting);
        grow(greatest, 8).get(10, TimeUnit.SECONDS);
        assertWaits(waiting);
        greatest.giveBack();

        waiting.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatIsNotNeededIsGivenBack() throws Exception {
        Share greatest = budget.share();
        grow(greatest, 8).get(10, TimeUnit.SECONDS);
        Future<?> waiting = grow(budget.share(), 4);
        assertWaits(waiting);

        greatest.shrinkTo(2 * UNIT);

        waiting.get(10, TimeUnit.SECONDS);
    }

    @Test
    void giveBackTwiceIsOnce() throws Exception {
        Share share = budget.share();
        grow(share, 8).get(10, TimeUnit.SECONDS);
        share.giveBack();
        share.giveBack();

        grow(budget.share(), 8).get(10, TimeUnit.SECONDS);
        assertWaits(grow(budget.share(), 3));
    }

    @Test
    void waitingEndsByInterruption() throws Exception {
        grow(budget.share(), 8).get(10, TimeUnit.SECONDS);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Future<?> waiting = callers.submit(() -> {
            try {
                budget.share().growTo(8 * UNIT);
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        assertWaits(waiting);

        waiting.cancel(true);

        assertTrue(interrupted.get(10, TimeUnit.SECONDS));
    }

    private Future<?> grow(Share share, int units) {
        return callers.submit(() -> {
            share.growTo(units * UNIT);
            return units;
        });
    }

    private static void assertWaits(Future<?> waiting) throws InterruptedException, ExecutionException {
        assertThrows(TimeoutException.class, () -> waiting.get(100, TimeUnit.MILLISECONDS));
        assertFalse(waiting.isDone());
    }
}
