package io.harken.collectors.socket;

import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Answers {@code tcp.remotes.get}, {@code tcp.remotes} and {@code tcp.ephemeral.get}. */
final class TcpPeers {
    private static final int SOME = 10;
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private final NamespaceTables namespaces;

    TcpPeers(NamespaceTables namespaces) {
        this.namespaces = namespaces;
    }

    CompletableFuture<ItemValue> get(Parameters parameters, Duration timeout) throws NotSupportedException {
        int most = parameters.number(0, SOME, 1, Remotes.MOST);
        RemotesQuestion question = question(parameters);
        return namespaces.ask(
                parameters.get(3),
                timeout,
                tables -> tables.answer(question, timeout, found -> SocketJson.remotes(question, found, most)));
    }

    CompletableFuture<ItemValue> distinct(Parameters parameters, Duration timeout) throws NotSupportedException {
        if (!parameters.get(0).equals("distinct")) {
            throw parameters.invalid(0);
        }
        RemotesQuestion question = question(parameters);
        return namespaces.ask(
                parameters.get(3),
                timeout,
                tables -> tables.answer(question, timeout, found -> ItemValue.unsigned(found.distinct())));
    }

    /** The prefixes are the second and third parameter of both keys. */
    private static RemotesQuestion question(Parameters parameters) throws NotSupportedException {
        return new RemotesQuestion(
                parameters.number(1, IPV4_BITS, 0, IPV4_BITS), parameters.number(2, IPV6_BITS, 0, IPV6_BITS));
    }

    CompletableFuture<ItemValue> ephemeral(Parameters parameters, Duration timeout) throws NotSupportedException {
        int most = parameters.number(0, SOME, 1, EphemeralPorts.MOST);
        String netns = parameters.get(1);
        EphemeralQuestion question = new EphemeralQuestion(!netns.isEmpty());
        return namespaces.ask(
                netns, timeout, tables -> tables.answer(question, timeout, found -> SocketJson.ephemeral(found, most)));
    }
}
