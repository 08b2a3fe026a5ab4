package io.harken.collectors.socket;

import io.harken.item.ItemValue;
import io.harken.item.Parameters;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Answers {@code tcp.port.discovery} and {@code tcp.ports.get}. */
final class TcpPorts {
    private final SocketTables tables;
    private final ListeningPortsQuestion question;

    TcpPorts(SocketTables tables) {
        this.tables = tables;
        this.question = new ListeningPortsQuestion(tables.services());
    }

    CompletableFuture<ItemValue> discovery(Parameters parameters, Duration timeout) {
        return tables.ofListeners(question, SocketJson::discovery);
    }

    CompletableFuture<ItemValue> get(Parameters parameters, Duration timeout) {
        return tables.answer(question, timeout, SocketJson::ports);
    }
}
