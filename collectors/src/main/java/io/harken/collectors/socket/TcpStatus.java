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

    private final SocketTables tables;
    private final Surroundings surroundings;
    private final KernelSocketsQuestion kernel;

    TcpStatus(SocketTables tables, Surroundings surroundings) {
        this.tables = tables;
        this.surroundings = surroundings;
        this.kernel = new KernelSocketsQuestion(tables.host().net());
    }

    CompletableFuture<ItemValue> count(Parameters parameters, Duration timeout) throws NotSupportedException {
        TcpState state = TcpState.ofWord(parameters.get(0));
        return tables.count(tables.filterParameters().parse(parameters, 1, state), timeout);
    }

    CompletableFuture<ItemValue> get(Parameters parameters, Duration timeout) throws NotSupportedException {
        Duration maxAge = Duration.ofSeconds(NumberParameter.of(parameters, 0, 1, 0, DAY_SECONDS));
        return tables.snapshot(kernel, maxAge, timeout).thenApply(this::json);
    }

    private ItemValue json(Reading<SocketSnapshot> reading) {
        SocketSnapshot snapshot = reading.value();
        Duration age = reading.age(surroundings.nanoClock().getAsLong());
        double ended = (surroundings.wallClock().millis() - age.toMillis()) / 1000.0;
        JsonWriter json = SocketJson.status(reading, age.toNanos(), ended);
        // A request to connect is a socket only when it is answered.
        long walked = snapshot.total() - snapshot.count(TcpState.SYN_RECV);
        snapshot.answer(kernel)
                .flatMap(Answer::ifFound)
                .ifPresent(sockets -> json.name("disagreement").unsigned(sockets.disagreement(walked)));
        return ItemValue.text(json.endObject().toString());
    }

    CompletableFuture<ItemValue> stuck(Parameters parameters, Duration timeout) throws NotSupportedException {
        StuckQuestion question = new StuckQuestion(TcpState.ofWord(parameters.get(0)));
        Duration time = Duration.ofSeconds(NumberParameter.required(parameters, 1, 1, MOST_SECONDS));
        return tables.answer(question, timeout, sockets -> stuck(sockets, time));
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
