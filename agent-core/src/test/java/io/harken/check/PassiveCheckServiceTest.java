package io.harken.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.access.KeyAccessRule;
import io.harken.access.KeyAccessRule.Effect;
import io.harken.access.KeyAccessRuleList;
import io.harken.access.KeyAliases;
import io.harken.access.KeyPattern;
import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;
import io.harken.config.KeyConfig;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.json.JsonWriter;
import io.harken.metric.Check;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.MetricRegistry;
import io.harken.stats.CheckStats;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PassiveCheckServiceTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CheckExecutor executor = new CheckExecutor();
    private final CheckStats stats = new CheckStats(() -> 0);

    @AfterEach
    void close() {
        executor.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no.such[a]]     | Invalid item key format.",
                "no.such[1,2,3]  | Unsupported item key.",
                "none[]          | Item does not allow parameters.",
                "none[1,2,3]     | Item does not allow parameters.",
                "refuses[1,2,3]  | Too many parameters.",
                "refuses[x]      | Invalid first parameter."
            })
    void refusesInTheOrderOfZabbixAgentd(String key, String reason) {
        PassiveCheckService service =
                service(new Metric("none", new Documentation("A number.", "", ""), memory()), refusing());

        assertEquals(
                new NotSupported(reason),
                service.run(new PassiveCheck(key, LONG)).join());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "other[a]]       | Invalid item key format.",
                "other           | Unsupported item key.",
                "other[]         | Invalid first parameter.",
                "other[1,2,3]    | Too many parameters.",
                "refuses[denied] | Unsupported item key.",
                "other[denied]   | Unsupported item key.",
                "again           | Unsupported item key.",
                "none[denied]    | Item does not allow parameters.",
                "secret          | Invalid first parameter.",
                "hidden          | Invalid first parameter."
            })
    void asksForAliasesThenRulesThenTheMetric(String key, String reason) {
        PassiveCheckService service = new PassiveCheckService(
                registry(new Metric("none", new Documentation("A number.", "", ""), memory()), refusing()),
                restricted(),
                executor,
                stats);

        assertEquals(
                new NotSupported(reason),
                service.run(new PassiveCheck(key, LONG)).join());
    }

    @Test
    void countsHowChecksEnd() {
        PassiveCheckService service = new PassiveCheckService(
                registry(
                        new Metric("none", new Documentation("A number.", "", ""), memory()),
                        new Metric("host", new Documentation("A number.", "", ""), (Check.FromHost)
                                parameters -> ItemValue.unsigned(1)),
                        refusing()),
                KeyConfig.unrestricted(),
                executor,
                stats);
        for (String key : List.of("none", "host", "no.such", "refuses", "b[")) {
            service.run(new PassiveCheck(key, LONG)).join();
        }

        JsonWriter json = new JsonWriter();
        stats.writeTo(json);
        assertTrue(json.toString().startsWith("\"total\":5,\"supported\":2,\"not_supported\":3,"), json.toString());
    }

    @Test
    void theExamplesAreThoseOfAllowedMetricsAndThenTheAliases() {
        PassiveCheckService service = new PassiveCheckService(
                registry(
                        new Metric("none", new Documentation("A number.", "", ""), memory()),
                        new Metric("refuses", "a,b", "denied", new Documentation("Nothing.", "", ""), memory()),
                        new Metric("hidden", new Documentation("A number.", "", ""), memory()),
                        new Metric("some", "a,b", "denied", new Documentation("A number.", "", ""), memory())),
                restricted(),
                executor,
                stats);

        assertEquals(List.of("none", "some[denied]", "hidden", "again", "other[*]", "secret"), service.examples());
    }

    @Test
    void aValueNobodyWaitsForAnyMoreIsReleased() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        Check.FromTools late = (parameters, timeout) -> {
            awaitInterruption();
            return new ItemValue(ItemValue.Type.TEXT, "late", released::countDown);
        };
        PassiveCheckService service = service(new Metric("late", new Documentation("A text.", "", ""), late));

        assertEquals(
                new NotSupported("Timeout while waiting for data."),
                service.run(new PassiveCheck("late", SHORT)).join());
        assertTrue(released.await(30, TimeUnit.SECONDS));
    }

    private static void awaitInterruption() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code hidden} is denied by its name, and is an alias for what is allowed. */
    private static KeyConfig restricted() {
        Map<String, String> aliases = new LinkedHashMap<>();
        aliases.put("secret", "refuses");
        aliases.put("other[*]", "refuses[*]");
        aliases.put("again", "other[x]");
        aliases.put("hidden", "refuses[x]");
        KeyAccessRuleList rules = new KeyAccessRuleList();
        for (String pattern : List.of("refuses[denied]", "hidden")) {
            rules.add(new KeyAccessRule(Effect.DENY, KeyPattern.parse(pattern).orElseThrow(), pattern));
        }
        return new KeyConfig(new KeyAliases(aliases), rules.rules());
    }

    private static Metric refusing() {
        return new Metric(
                "refuses", "a,b", "", new Documentation("Nothing.", "", ""), (Check.FromMemory) parameters -> {
                    throw parameters.invalid(0);
                });
    }

    @Test
    void whatIsInMemoryIsAnsweredAtOnceByTheCaller() {
        AtomicReference<Thread> thread = new AtomicReference<>();

        CompletableFuture<CheckResult> result = run(LONG, (Check.FromMemory) parameters -> {
            thread.set(Thread.currentThread());
            return ItemValue.string(parameters.get(0));
        });

        assertTrue(result.isDone());
        assertEquals(new Value(ItemValue.string("a")), result.join());
        assertSame(Thread.currentThread(), thread.get());
    }

    @Test
    void theHostIsReadByAWorker() {
        AtomicReference<Thread> thread = new AtomicReference<>();

        CompletableFuture<CheckResult> result = run(LONG, (Check.FromHost) parameters -> {
            thread.set(Thread.currentThread());
            return ItemValue.string(parameters.get(0));
        });

        assertEquals(new Value(ItemValue.string("a")), result.join());
        assertNotEquals(Thread.currentThread(), thread.get());
    }

    @Test
    void aSharedReadingIsToldHowLongItsCallerWaits() {
        CompletableFuture<ItemValue> reading = new CompletableFuture<>();
        AtomicReference<Duration> told = new AtomicReference<>();
        CompletableFuture<CheckResult> result = run(LONG, (Check.FromReading) (parameters, timeout) -> {
            told.set(timeout);
            return reading;
        });
        assertFalse(result.isDone());

        reading.complete(ItemValue.unsigned(7));

        assertEquals(new Value(ItemValue.unsigned(7)), result.join());
        assertEquals(LONG, told.get());
    }

    @Test
    void theDeadlineEndsTheWaitForASharedReadingAndNotTheReading() {
        CompletableFuture<ItemValue> reading = new CompletableFuture<>();

        CheckResult result =
                run(SHORT, (Check.FromReading) (parameters, timeout) -> reading).join();

        assertEquals(new NotSupported("Timeout while waiting for data."), result);
        assertFalse(reading.isDone());
    }

    @Test
    void theDeadlineInterruptsTheWorker() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);

        CheckResult result = run(SHORT, (Check.FromHost) parameters -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return ItemValue.unsigned(0);
                })
                .join();

        assertEquals(new NotSupported("Timeout while waiting for data."), result);
        assertTrue(interrupted.await(30, TimeUnit.SECONDS));
    }

    @Test
    void whatCannotBeReadIsNotSupportedAndSaysWhy() {
        CheckResult result = run(LONG, (Check.FromHost) parameters -> {
                    throw new IOException("Cannot open /proc/stat: [2] No such file or directory");
                })
                .join();

        assertEquals(new NotSupported("Cannot open /proc/stat: [2] No such file or directory"), result);
    }

    @Test
    void aReadingThatFailsIsNotSupportedAndSaysWhy() {
        CompletableFuture<ItemValue> reading = new CompletableFuture<>();
        CompletableFuture<CheckResult> result =
                run(LONG, (Check.FromReading) (parameters, timeout) -> reading.thenApply(value -> value));

        reading.completeExceptionally(new IOException("Cannot open /proc/net/tcp: [13] Permission denied"));

        assertEquals(new NotSupported("Cannot open /proc/net/tcp: [13] Permission denied"), result.join());
    }

    @Test
    void aRefusalFromAWorkerIsTheAnswer() {
        CheckResult result = run(LONG, (Check.FromHost) parameters -> {
                    throw new NotSupportedException("No such disk.");
                })
                .join();

        assertEquals(new NotSupported("No such disk."), result);
    }

    @Test
    void aMistakeOfOursIsNotSupportedWhereverItHappens() {
        NotSupported expected = new NotSupported("Internal error: java.lang.IllegalStateException: oops");

        assertEquals(
                expected, run(LONG, (Check.FromMemory) parameters -> oops()).join());
        assertEquals(expected, run(LONG, (Check.FromHost) parameters -> oops()).join());
        assertEquals(
                expected,
                run(LONG, (Check.FromReading) (parameters, timeout) -> CompletableFuture.completedFuture(oops()))
                        .join());
    }

    @Test
    void oneHangingCheckDoesNotDelayAnother() {
        PassiveCheckService service = service(
                new Metric("hangs", "a", "", new Documentation("Nothing.", "", ""), (Check.FromHost) parameters -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        throw new NotSupportedException("interrupted");
                    }
                    return ItemValue.unsigned(0);
                }),
                new Metric("answers", "a", "", new Documentation("A number.", "", ""), (Check.FromHost)
                        parameters -> ItemValue.unsigned(1)));

        CompletableFuture<CheckResult> hangs = service.run(new PassiveCheck("hangs", LONG));

        assertEquals(
                new Value(ItemValue.unsigned(1)),
                service.run(new PassiveCheck("answers", LONG)).join());
        assertFalse(hangs.isDone());
    }

    @Test
    void whatRunsOutOfStackIsNotSupported() {
        NotSupported expected = new NotSupported("Internal error: java.lang.StackOverflowError");

        assertEquals(
                expected, run(LONG, (Check.FromHost) parameters -> overflow()).join());
        assertEquals(
                expected, run(LONG, (Check.FromMemory) parameters -> overflow()).join());
        assertEquals(
                expected,
                run(LONG, (Check.FromPeer) (parameters, timeout) -> CompletableFuture.completedFuture(overflow()))
                        .join());
    }

    private static ItemValue overflow() {
        throw new StackOverflowError();
    }

    private CompletableFuture<CheckResult> run(Duration timeout, Check check) {
        return service(new Metric("key", "a", "", new Documentation("A value.", "", ""), check))
                .run(new PassiveCheck("key[a]", timeout));
    }

    private PassiveCheckService service(Metric... metrics) {
        return new PassiveCheckService(registry(metrics), executor);
    }

    private static MetricRegistry registry(Metric... metrics) {
        return MetricRegistry.of(List.of(() -> List.of(metrics)));
    }

    private static Check.FromMemory memory() {
        return parameters -> ItemValue.unsigned(1);
    }

    private static ItemValue oops() {
        throw new IllegalStateException("oops");
    }
}
