package io.harken.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TlsWorkersTest {
    private static final InetAddress A = peer(1);
    private static final InetAddress B = peer(2);

    private final TlsWorkers workers = new TlsWorkers(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void peersTakeTurns() throws Exception {
        occupy();
        for (String task : List.of("a1", "a2", "a3")) {
            workers.execute(A, () -> done.add(task));
        }
        workers.execute(B, () -> done.add("b1"));
        goOn.countDown();

        assertEquals(List.of("a1", "b1", "a2", "a3"), done(4));
    }

    @Test
    void whatIsTakenBackIsNotDone() throws Exception {
        occupy();
        Runnable gone = () -> done.add("gone");
        workers.execute(A, gone);
        workers.execute(B, () -> done.add("b1"));

        assertTrue(workers.remove(A, gone));
        assertFalse(workers.remove(A, gone));
        goOn.countDown();
        assertEquals(List.of("b1"), done(1));
        workers.execute(A, () -> done.add("a1"));
        assertEquals(List.of("a1"), done(1));
    }

    @Test
    void everyTaskHasItsTurn() throws Exception {
        try (TlsWorkers several = new TlsWorkers(3)) {
            for (int round = 0; round < 20_000; round++) {
                Runnable gone = () -> {};
                several.execute(A, gone);
                several.execute(B, () -> done.add("done"));
                several.remove(A, gone);
            }
            assertEquals(Collections.nCopies(20_000, "done"), done(20_000));
        }
    }

    @Test
    void anErrorEndsNoThread() throws Exception {
        CountDownLatch reported = new CountDownLatch(1);
        workers.execute(A, () -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> reported.countDown());
            throw new StackOverflowError();
        });
        workers.execute(B, () -> done.add("b1"));

        assertEquals(List.of("b1"), done(1));
        reported.await();
    }

    @Test
    void takesNothingWhenClosed() throws Exception {
        occupy();
        workers.close();

        assertThrows(RejectedExecutionException.class, () -> workers.execute(B, () -> {}));
    }

    private List<String> done(int count) throws InterruptedException {
        List<String> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            order.add(done.take());
        }
        return order;
    }

    /** Gives the only thread a task that lasts. */
    private void occupy() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        workers.execute(A, () -> {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();
    }

    private static InetAddress peer(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) number});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
