package io.harken.collectors.socket;

import io.harken.collectors.host.Reading;
import io.harken.collectors.host.Surroundings;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.json.JsonWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Answers {@code tcp.status}, {@code tcp.status.get} and {@code tcp.stuck}. */
final class TcpStatus {
    private static final int DAY_SECONDS = 86_400;
    private static final int MOST_SECONDS = 30 * DAY_SECONDS;

    private static final KernelSocketsQuestion KERNEL = new KernelSocketsQuestion();

    private final NamespaceTables namespaces;
    private final Surroundings surroundings;

    TcpStatus(NamespaceTables namespaces, Surroundings surroundings) {
        this.namespaces = namespaces;
        this.surroundings = surroundings;
    }

    CompletableFuture<ItemValue> count(Parameters parameters, Duration timeout) throws NotSupportedException {
        TcpState state = TcpState.ofWord(parameters.get(0));
        SocketFilter filter = namespaces.ofHost().filterParameters().parse(parameters, 1, state);
        String netns = parameters.get(5);
        // This is what most requests ask: nothing is made for them that is not needed.
        return netns.isEmpty()
                ? namespaces.ofHost().count(filter, timeout)
                : namespaces.ask(netns, timeout, tables -> tables.count(filter, timeout));
    }

    CompletableFuture<ItemValue> get(Parameters parameters, Duration timeout) throws NotSupportedException {
        Duration maxAge = Duration.ofSeconds(parameters.number(0, 1, 0, DAY_SECONDS));
        return namespaces.ask(
                parameters.get(1),
                timeout,
                tables -> tables.snapshot(KERNEL, maxAge, timeout).thenApply(this::json));
    }

    private ItemValue json(Reading<SocketSnapshot> reading) {
        SocketSnapshot snapshot = reading.value();
        Duration age = reading.age(surroundings.nanoClock().getAsLong());
        double ended = (surroundings.wallClock().millis() - age.toMillis()) / 1000.0;
        JsonWriter json = SocketJson.status(reading, age.toNanos(), ended);
        snapshot.answer(KERNEL)
                .flatMap(Answer::ifFound)
                .ifPresent(sockets -> json.name("disagreement").unsigned(sockets.disagreement(snapshot.counted())));
        return ItemValue.text(json.endObject().toString());
    }

    CompletableFuture<ItemValue> stuck(Parameters parameters, Duration timeout) throws NotSupportedException {
        StuckQuestion question = new StuckQuestion(TcpState.ofWord(parameters.get(0)));
        Duration time = Duration.ofSeconds(parameters.requiredNumber(1, 1, MOST_SECONDS));
        return namespaces.ask(
                parameters.get(2),
                timeout,
                tables -> tables.answer(question, timeout, sockets -> stuck(sockets, time)));
    }

    /** Who has not looked for so long does not know: a 0 would end a problem that goes on. */
    private static ItemValue stuck(StuckSockets sockets, Duration time) throws NotSupportedException {
        if (sockets.history().compareTo(time) < 0) {
            throw new NotSupportedException(
                    "history covers " + sockets.history().toSeconds() + " of " + time.toSeconds() + " s");
        }
        return ItemValue.unsigned(sockets.count(time));
    }
}
