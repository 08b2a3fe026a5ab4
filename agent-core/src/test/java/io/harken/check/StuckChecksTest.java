package io.harken.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;
import io.harken.item.ItemValue;
import io.harken.metric.Check;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.MetricRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that go on when nobody waits for them any more. */
@Timeout(60)
class StuckChecksTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CheckExecutor executor = new CheckExecutor();

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void checksThatTheKernelKeepsDelayNoOther() throws Exception {
        Hanging hanging = new Hanging();
        PassiveCheckService service = service(hanging.metric(), answering());
        for (int i = 0; i < 20; i++) {
            assertEquals(
                    new NotSupported("Timeout while waiting for data."),
                    service.run(new PassiveCheck("hangs[" + i + "]", SHORT)).join());
        }

        assertEquals(20, executor.stuck());
        assertEquals(
                new Value(ItemValue.unsigned(1)),
                service.run(new PassiveCheck("answers", LONG)).join());
        hanging.end(executor);
    }

    @Test
    void aCheckThatIsStuckIsNotBegunAgain() throws Exception {
        Hanging hanging = new Hanging();
        PassiveCheckService service = service(hanging.metric());
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    new NotSupported("Timeout while waiting for data."),
                    service.run(new PassiveCheck("hangs[x]", SHORT)).join());
        }

        assertEquals(1, executor.stuck());
        assertEquals(1, hanging.begun.get());
        hanging.end(executor);
        assertEquals(
                new Value(ItemValue.unsigned(0)),
                service.run(new PassiveCheck("hangs[x]", LONG)).join());
    }

    @Test
    void beyondTheBoundNoCheckBegins() throws Exception {
        Hanging hanging = new Hanging();
        PassiveCheckService service = service(hanging.metric(), answering());
        for (int i = 0; i < CheckExecutor.MAX_STUCK; i++) {
            service.run(new PassiveCheck("hangs[" + i + "]", SHORT)).join();
        }

        assertEquals(
                new NotSupported("No check can be started: 64 hang."),
                service.run(new PassiveCheck("answers", LONG)).join());
        hanging.end(executor);
        assertEquals(
                new Value(ItemValue.unsigned(1)),
                service.run(new PassiveCheck("answers", LONG)).join());
    }

    @Test
    void moreMayBecomeStuckThanThereIsABound() throws Exception {
        Hanging hanging = new Hanging();
        PassiveCheckService service = service(hanging.metric(), answering());
        for (int i = 0; i < CheckExecutor.MAX_STUCK - 1; i++) {
            service.run(new PassiveCheck("hangs[" + i + "]", SHORT)).join();
        }

        // They begin together, while one less than the bound is stuck.
        List<CompletableFuture<CheckResult>> together = IntStream.range(0, 10)
                .mapToObj(i -> service.run(new PassiveCheck("hangs[last" + i + "]", Duration.ofSeconds(1))))
                .toList();
        for (CompletableFuture<CheckResult> result : together) {
            assertEquals(new NotSupported("Timeout while waiting for data."), result.join());
        }

        assertEquals(CheckExecutor.MAX_STUCK + 9, executor.stuck());
        hanging.end(executor);
        assertEquals(
                new Value(ItemValue.unsigned(1)),
                service.run(new PassiveCheck("answers", LONG)).join());
    }

    /** Checks that no interruption ends. */
    private static final class Hanging {
        private final CountDownLatch end = new CountDownLatch(1);
        private final AtomicInteger begun = new AtomicInteger();

        Metric metric() {
            return new Metric("hangs", "a", "", new Documentation("Nothing.", "", ""), (Check.FromHost) parameters -> {
                begun.incrementAndGet();
                while (end.getCount() > 0) {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        // As a thread in the kernel.
                    }
                }
                return ItemValue.unsigned(0);
            });
        }

        void end(CheckExecutor executor) throws InterruptedException {
            end.countDown();
            while (executor.stuck() > 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    private static Metric answering() {
        return new Metric("answers", "a", "", new Documentation("A number.", "", ""), (Check.FromHost)
                parameters -> ItemValue.unsigned(1));
    }

    private PassiveCheckService service(Metric... metrics) {
        return new PassiveCheckService(MetricRegistry.of(List.of(() -> List.of(metrics))), executor);
    }
}
