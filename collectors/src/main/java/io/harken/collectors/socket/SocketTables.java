package io.harken.collectors.socket;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.Reading;
import io.harken.collectors.host.SnapshotSource;
import io.harken.collectors.socket.SocketWalk.Extent;
import io.harken.ip.PortText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** The tables of the sockets of a protocol, and what is asked of those of any. All stands on the same walk. */
final class SocketTables {
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    /** The part of a timeout that a walk may take for its callers to wait for it. */
    private static final double PATIENCE = 0.9;

    /** More are seldom; the tables of what is asked about them take megabytes. */
    private static final int MANY = 100_000;

    /** So many walks after them all tables have shrunk, if there are few sockets now. */
    private static final int WALKS_TO_SHRINK = 4;

    private final LongSupplier nanoClock;
    private final Protocol protocol;
    private final NamespaceView view;
    private final OwnPolls ownPolls;
    private final SnapshotSource<SocketSnapshot> snapshots;

    /** Walks that end where no more sockets listen: a hundred times faster where there are many. */
    private final SnapshotSource<SocketSnapshot> listeners;

    private final SeenSockets seen = new SeenSockets();
    private final SeenSockets seenListeners = new SeenSockets();
    private final StandingQuestions questions = new StandingQuestions();
    private final StandingQuestions ofListeners = new StandingQuestions();
    private final Services services;
    private final SocketFilterParameters filterParameters;
    private int walksSinceMany = WALKS_TO_SHRINK;

    /** Gives a value for what was found. */
    @FunctionalInterface
    interface Rendering<R> {
        /** The value. */
        ItemValue of(R answer) throws NotSupportedException;
    }

    /**
     * The tables of a host.
     *
     * @param ownPolls what is left out of what users of our own keys are told
     * @param executor runs the walks
     * @param nanoClock a monotonic clock in nanoseconds
     */
    SocketTables(
            Protocol protocol,
            HostPaths host,
            OwnPolls ownPolls,
            ScheduledExecutorService executor,
            LongSupplier nanoClock) {
        this(
                protocol,
                NamespaceView.ofHost(host),
                ownPolls,
                new Services(host.etc().resolve("services"), protocol),
                executor,
                nanoClock);
    }

    private SocketTables(
            Protocol protocol,
            NamespaceView view,
            OwnPolls ownPolls,
            Services services,
            ScheduledExecutorService executor,
            LongSupplier nanoClock) {
        this.protocol = protocol;
        this.view = view;
        this.ownPolls = ownPolls;
        this.nanoClock = nanoClock;
        this.snapshots = new SnapshotSource<>(this::walk, executor, nanoClock);
        this.listeners = protocol.listsListenersFirst()
                ? new SnapshotSource<>(this::walkListeners, executor, nanoClock)
                : snapshots;
        this.services = services;
        this.filterParameters = new SocketFilterParameters(protocol, services);
    }

    /** Those of another network namespace, with walks of their own. */
    SocketTables ofNamespace(NamespaceView namespace, ScheduledExecutorService executor) {
        return new SocketTables(protocol, namespace, ownPolls, services, executor, nanoClock);
    }

    private SocketSnapshot walk() throws IOException {
        SocketSnapshot snapshot = walk(Extent.ALL, questions, snapshots.last().map(Reading::value), seen);
        giveBack(snapshot.listed());
        return snapshot;
    }

    /** An agent that is asked once a minute makes so little garbage that it would keep the memory for days. */
    private void giveBack(long sockets) {
        if (sockets > MANY) {
            walksSinceMany = 0;
        } else if (walksSinceMany < WALKS_TO_SHRINK) {
            walksSinceMany++;
            if (walksSinceMany == WALKS_TO_SHRINK) {
                System.gc();
            }
        }
    }

    private SocketSnapshot walkListeners() throws IOException {
        return walk(Extent.LISTENERS, ofListeners, Optional.empty(), seenListeners);
    }

    private SocketSnapshot walk(
            Extent extent, StandingQuestions standing, Optional<SocketSnapshot> last, SeenSockets noted)
            throws IOException {
        long now = nanoClock.getAsLong();
        HostPaths host = view.host();
        List<Inquiry<?>> inquiries = Inquiry.begin(standing.forWalk(now), last, new WalkStart(now, host));
        SocketSnapshot snapshot = SocketWalk.walk(protocol, extent, host, ownPolls.in(host), inquiries, noted);
        view.confirm(host);
        return snapshot;
    }

    /** The last walk. */
    Optional<Reading<SocketSnapshot>> last() {
        return snapshots.last();
    }

    /** Answers {@code net.tcp.listen} and {@code net.udp.listen}. */
    CompletableFuture<ItemValue> listen(Parameters parameters, Duration timeout) throws NotSupportedException {
        int port = PortText.parse(parameters.get(0)).orElseThrow(() -> parameters.invalid(0));
        Predicate<Reading<SocketSnapshot>> lately = begunLately();
        return snapshots
                .last()
                .filter(lately)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> listeners.reading(lately))
                .thenApply(reading -> ItemValue.unsigned(reading.value().isListening(port) ? 1 : 0));
    }

    /** The answer to a question that only the sockets that listen matter for. */
    <R> CompletableFuture<ItemValue> ofListeners(Question<R> question, Rendering<R> rendering) {
        ofListeners.ask(question, nanoClock.getAsLong());
        return listeners
                .reading(begunLately()
                        .and(reading -> reading.value().answer(question).isPresent()))
                .thenCompose(reading -> rendered(reading, question, rendering));
    }

    /** Answers {@code net.tcp.socket.count} and {@code net.udp.socket.count}. */
    CompletableFuture<ItemValue> socketCount(Parameters parameters, Duration timeout) throws NotSupportedException {
        SocketFilter filter = filterParameters.parse(parameters);
        ask(filter);
        return snapshots
                .reading(begunLately()
                        .and(reading -> reading.value().count(filter).isPresent()))
                .thenApply(reading ->
                        ItemValue.unsigned(reading.value().count(filter).orElseThrow()));
    }

    /** Reads the parameters of filters. */
    SocketFilterParameters filterParameters() {
        return filterParameters;
    }

    /** The names of ports. */
    Services services() {
        return services;
    }

    /** The host whose sockets these are. */
    HostPaths host() {
        return view.host();
    }

    /** The number of sockets that a filter lets through, for who polls. */
    CompletableFuture<ItemValue> count(SocketFilter filter, Duration timeout) {
        ask(filter);
        return polled(MAX_AGE, timeout, snapshot -> snapshot.count(filter).isPresent())
                .thenApply(reading ->
                        ItemValue.unsigned(reading.value().count(filter).orElseThrow()));
    }

    /** The answer to a question, for who polls. */
    <R> CompletableFuture<ItemValue> answer(Question<R> question, Duration timeout, Rendering<R> rendering) {
        return snapshot(question, MAX_AGE, timeout).thenCompose(reading -> rendered(reading, question, rendering));
    }

    private static <R> CompletableFuture<ItemValue> rendered(
            Reading<SocketSnapshot> reading, Question<R> question, Rendering<R> rendering) {
        try {
            Answer<R> answer = reading.value().answer(question).orElseThrow();
            return CompletableFuture.completedFuture(rendering.of(answer.value()));
        } catch (NotSupportedException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** A walk that answers a question and ended no longer ago than an age, for who polls. */
    CompletableFuture<Reading<SocketSnapshot>> snapshot(Question<?> question, Duration maxAge, Duration timeout) {
        questions.ask(question, nanoClock.getAsLong());
        return polled(maxAge, timeout, snapshot -> snapshot.answer(question).isPresent());
    }

    private void ask(SocketFilter filter) {
        if (!filter.isStateOnly()) {
            questions.ask(filter, nanoClock.getAsLong());
        }
    }

    /** {@code zabbix_agentd} reads for every request; a walk begun shortly before the request is as good. */
    private Predicate<Reading<SocketSnapshot>> begunLately() {
        long now = nanoClock.getAsLong();
        return reading -> now - reading.begun() <= MAX_AGE.toNanos();
    }

    /**
     * A walk that has what is asked. Who cannot wait for another is given the last one, whatever its age; the next one is for
     * those who come later.
     */
    private CompletableFuture<Reading<SocketSnapshot>> polled(
            Duration maxAge, Duration timeout, Predicate<SocketSnapshot> has) {
        long now = nanoClock.getAsLong();
        return snapshots
                .reading(reading ->
                        (isFresh(reading, maxAge, now) || isSlow(reading, timeout)) && has.test(reading.value()))
                .thenApply(reading -> {
                    if (!isFresh(reading, maxAge, now)) {
                        snapshots.refresh();
                    }
                    return reading;
                });
    }

    /** A reading is fresh for a time, and for as long as the source rests after it. */
    private static boolean isFresh(Reading<SocketSnapshot> reading, Duration maxAge, long now) {
        Duration age = reading.age(now);
        return age.compareTo(maxAge) <= 0 || age.compareTo(SnapshotSource.rest(reading)) <= 0;
    }

    private static boolean isSlow(Reading<SocketSnapshot> reading, Duration timeout) {
        return reading.duration().toNanos() > timeout.toNanos() * PATIENCE;
    }
}
