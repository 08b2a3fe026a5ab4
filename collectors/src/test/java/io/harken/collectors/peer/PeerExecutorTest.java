package io.harken.collectors.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
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
}
