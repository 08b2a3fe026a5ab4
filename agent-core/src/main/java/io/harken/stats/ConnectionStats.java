package io.harken.stats;

import io.harken.json.JsonWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** The connections of a server. */
public final class ConnectionStats implements StatsSection {
    /** Why a connection ended without the answer to a check. */
    public enum Refusal {
        /** The peer may not ask. */
        NOT_ALLOWED,
        /** There were too many connections, and this one had waited longest or came last. */
        LIMIT,
        /** The request, or the taking of the reply, took too long. */
        TIMEOUT,
        /** The peer did not get through the handshake of TLS, or did not begin one where it had to. */
        TLS,
        /** What came is no frame. */
        BAD_FRAME,
        /** What came in the frame is no request: too long, or JSON that asks for nothing. */
        BAD_REQUEST
    }

    private final LongAdder accepted = new LongAdder();
    private final LongAdder closed = new LongAdder();
    private final Map<Refusal, LongAdder> refused = new EnumMap<>(Refusal.class);

    /** No connection so far. */
    public ConnectionStats() {
        for (Refusal reason : Refusal.values()) {
            refused.put(reason, new LongAdder());
        }
    }

    /** Counts a connection that has come. */
    public void accepted() {
        accepted.increment();
    }

    /** Counts a connection that is gone. */
    public void closed() {
        closed.increment();
    }

    /** Counts a connection that is not answered. */
    public void refused(Refusal reason) {
        Objects.requireNonNull(refused.get(reason)).increment();
    }

    @Override
    public String name() {
        return "connections";
    }

    @Override
    public void writeTo(JsonWriter json) {
        // In this order, so that a connection which comes or goes meanwhile does not make it negative.
        long gone = closed.sum();
        long all = accepted.sum();
        json.name("open").unsigned(all - gone);
        json.name("accepted").unsigned(all);
        refused.forEach((reason, count) ->
                json.name("refused_" + reason.name().toLowerCase(Locale.ROOT)).unsigned(count.sum()));
    }
}
