package io.harken.collectors.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PeerExecutorTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final PeerExecutor executor = new PeerExecutor();

    @Test
    void silenceIsAnAnswer() {
        assertEquals(
                "silence",
                executor.ask(
                                () -> {
                                    new CountDownLatch(1).await();
                                    return "value";
                                },
                                () -> "silence",
                                SHORT)
                        .join());
        assertEquals("value", executor.ask(() -> "value", () -> "silence", LONG).join());
    }

    @Test
    void whatRunsOutOfStackIsNoSilence() {
        CompletableFuture<String> answer = executor.ask(
                () -> {
                    throw new StackOverflowError();
                },
                () -> "silence",
                Duration.ofSeconds(2));

        assertInstanceOf(
                StackOverflowError.class,
                assertThrows(CompletionException.class, answer::join).getCause());
    }

    @Test
    void whoGaveUpWaitingTakesNoPlaceInTheQueue() {
        CountDownLatch end = new CountDownLatch(1);
        List<CompletableFuture<String>> hanging = new ArrayList<>();
        for (int i = 0; i < PeerExecutor.WORKERS; i++) {
            hanging.add(executor.ask(
                    () -> {
                        end.await();
                        return "end";
                    },
                    () -> "silence",
                    LONG));
        }
        for (int round = 0; round < 2; round++) {
            List<CompletableFuture<String>> waiting = new ArrayList<>();
            for (int i = 0; i < PeerExecutor.QUEUE; i++) {
                waiting.add(executor.ask(() -> "late", () -> "silence", Duration.ofSeconds(2)));
            }
            for (CompletableFuture<String> late : waiting) {
                assertInstanceOf(
                        TimeoutException.class,
                        assertThrows(CompletionException.class, late::join).getCause());
            }
        }
        end.countDown();
        hanging.forEach(each -> assertEquals("end", each.join()));
    }
}
