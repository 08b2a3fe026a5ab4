package io.harken.collectors.socket;

import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Answers {@code tcp.port.discovery} and {@code tcp.ports.get}. */
final class TcpPorts {
    private final NamespaceTables namespaces;
    private final ListeningPortsQuestion question;

    TcpPorts(NamespaceTables namespaces) {
        this.namespaces = namespaces;
        this.question = new ListeningPortsQuestion(namespaces.ofHost().services());
    }

    CompletableFuture<ItemValue> discovery(Parameters parameters, Duration timeout) throws NotSupportedException {
        return namespaces.ask(
                parameters.get(0), timeout, tables -> tables.ofListeners(question, SocketJson::discovery));
    }

    CompletableFuture<ItemValue> get(Parameters parameters, Duration timeout) throws NotSupportedException {
        return namespaces.ask(
                parameters.get(0), timeout, tables -> tables.answer(question, timeout, SocketJson::ports));
    }
}
