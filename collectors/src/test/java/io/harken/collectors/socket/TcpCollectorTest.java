package io.harken.collectors.socket;

import static io.harken.collectors.socket.ProcNetTcp.ESTABLISHED;
import static io.harken.collectors.socket.ProcNetTcp.LISTEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.ManualExecutor;
import io.harken.collectors.host.Surroundings;
import io.harken.collectors.netns.NetworkNamespaces;
import io.harken.item.ItemKey;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.MetricRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcpCollectorTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @TempDir
    private Path root;

    private final ManualExecutor executor = new ManualExecutor();
    private Duration now = Duration.ofHours(1);

    /** Goes by at every look at the clock. A walk looks three times: first, for its filters, and at its end. */
    private Duration tick = Duration.ZERO;

    private MetricRegistry registry = MetricRegistry.of(List.of());

    @BeforeEach
    void open() throws Exception {
        registry = MetricRegistry.of(List.of(new TcpCollector(
                surroundings(),
                OwnPolls.NONE,
                executor,
                new NetworkNamespaces(HostPaths.under(root)),
                () -> executor)));
        write(2, 18);
    }

    @Test
    void elevenStatesAskedForAtOnceAreOfOneWalk() throws Exception {
        List<CompletableFuture<ItemValue>> asked = new ArrayList<>();
        for (TcpState state : TcpState.values()) {
            asked.add(ask("tcp.status[" + state.word() + "]"));
        }
        assertEquals(1, executor.waiting());

        executor.runNext();

        assertEquals(0, executor.waiting());
        assertEquals(
                20,
                asked.stream()
                        .mapToLong(value -> Long.parseLong(value.join().text()))
                        .sum());
    }

    @Test
    void anotherKeyWithinASecondIsOfTheSameWalk() throws Exception {
        poll();
        executor.runNext();
        write(99, 99);
        later(Duration.ofSeconds(1));

        assertEquals("18", ask("tcp.status[established]").join().text());
        assertEquals("20", ask("net.tcp.socket.count").join().text());
        assertEquals("1", ask("net.tcp.listen[8080]").join().text());
        assertEquals(0, executor.waiting());
    }

    @Test
    void afterASecondThereIsAnotherWalk() throws Exception {
        poll();
        executor.runNext();
        write(99, 99);
        later(Duration.ofMillis(1001));

        CompletableFuture<ItemValue> asked = ask("tcp.status[listen]");
        assertFalse(asked.isDone());
        executor.runNext();

        assertEquals("99", asked.join().text());
    }

    @Test
    void theKeysOfZabbixAgentdTakeOnlyAWalkThatBeganWithinASecond() throws Exception {
        poll();
        walk(Duration.ofMillis(400));
        later(Duration.ofMillis(700));

        assertEquals("2", ask("tcp.status[listen]").join().text());
        CompletableFuture<ItemValue> listen = ask("net.tcp.listen[8080]");
        CompletableFuture<ItemValue> count = ask("net.tcp.socket.count");

        assertFalse(count.isDone());
        assertFalse(listen.isDone());
        assertEquals(2, executor.waiting());
        assertEquals(Duration.ofMillis(900), executor.lastDelay());
    }

    @Test
    void aKeyOfZabbixAgentdTakesPartInAWalkThatBeganBeforeIt() throws Exception {
        poll();
        CompletableFuture<ItemValue> count = ask("net.tcp.socket.count");
        assertEquals(1, executor.waiting());

        executor.runNext();

        assertEquals("20", count.join().text());
    }

    @Test
    void aFilterThatTheWalkDidNotKnowWaitsForTheNext() throws Exception {
        poll();
        executor.runNext();

        CompletableFuture<ItemValue> first = ask("net.tcp.socket.count[,50000]");
        CompletableFuture<ItemValue> second = ask("net.tcp.socket.count[,8080]");
        assertFalse(first.isDone());
        executor.runNext();

        assertEquals("18", first.join().text());
        assertEquals("2", second.join().text());
        assertEquals("18", ask("net.tcp.socket.count[,50000]").join().text());
        assertEquals(0, executor.waiting());
    }

    @Test
    void aWalkThatOutlivedItsCallersServesTheNextPoll() throws Exception {
        CompletableFuture<ItemValue> gaveUp = ask("tcp.status[established]");
        walk(Duration.ofSeconds(5));
        assertTrue(gaveUp.isDone());
        write(99, 99);
        later(Duration.ofMinutes(1));

        assertEquals("18", ask("tcp.status[established]").join().text());
        assertEquals(1, executor.waiting());

        executor.runNext();

        assertEquals("99", ask("tcp.status[established]").join().text());
    }

    @Test
    void whileTheSourceRestsItsLastWalkIsFresh() throws Exception {
        poll();
        walk(Duration.ofSeconds(1));
        later(Duration.ofMillis(3900));

        assertEquals("2", ask("tcp.status[listen]").join().text());
        assertEquals(0, executor.waiting());
    }

    @Test
    void badParametersAreRefusedBeforeAnythingIsRead() {
        for (String key : List.of("tcp.status[bogus]", "net.tcp.listen[x]", "net.tcp.socket.count[bad]")) {
            assertThrows(NotSupportedException.class, () -> ask(key));
        }
        assertEquals(0, executor.waiting());
    }

    private void poll() throws NotSupportedException {
        CompletableFuture<ItemValue> unused = ask("tcp.status[listen]");
    }

    private CompletableFuture<ItemValue> ask(String text) throws NotSupportedException {
        ItemKey key = ItemKey.parse(text);
        Check.FromReading check =
                (Check.FromReading) registry.find(key.name()).orElseThrow().check();
        return check.value(new Parameters(key.parameters()), TIMEOUT);
    }

    private void walk(Duration duration) {
        tick = duration.dividedBy(2);
        executor.runNext();
        now = now.minus(tick);
        tick = Duration.ZERO;
    }

    private void later(Duration duration) {
        now = now.plus(duration);
    }

    private Surroundings surroundings() {
        return new Surroundings(
                HostPaths.under(root),
                this::clock,
                InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)),
                () -> ZoneOffset.UTC,
                Map.of());
    }

    private long clock() {
        Duration seen = now;
        now = now.plus(tick);
        return seen.toNanos();
    }

    private void write(int listening, int established) throws IOException {
        try (ProcNetTcp table = ProcNetTcp.of(root)) {
            for (int i = 0; i < listening; i++) {
                table.row(0, 8080, LISTEN, 1 + i);
            }
            for (int id = 0; id < established; id++) {
                table.socket(id, ESTABLISHED);
            }
        }
    }
}
