package io.harken.packaging;

import io.harken.packaging.AgentPair.Outcomes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program that runs in a network namespace of its own, as {@code zabbix_agentd} asks name servers at port 53 only: it
 * prints what both agents reply to every row of {@code dns.tsv}.
 */
final class DnsNamespace {
    private DnsNamespace() {}

    /** Prints a line for each row: what zabbix_agentd says, a tab, and what Harken says. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        FakeNameServer server = FakeNameServer.start();
        try (AgentPair agents =
                AgentPair.start(Path.of(arguments[0]), "Server=127.0.0.1\nListenIP=127.0.0.1\nTimeout=3\n")) {
            for (Row row : Row.table("dns.tsv").toList()) {
                server.reply(reply(row, "udp "), reply(row, "tcp "));
                List<Step> steps = List.of(new Step.Send(Step.frame(Escaped.decode(row.first()))));
                Outcomes both = agents.exchange(Client.local(), steps);
                agents.log(row, steps, both);
                System.out.println(Escaped.encode(both.agentd().comparable()) + "\t"
                        + Escaped.encode(both.harken().comparable()));
            }
        }
    }

    private static Optional<String> reply(Row row, String protocol) {
        return row.rest().stream()
                .filter(cell -> cell.startsWith(protocol))
                .map(cell -> Escaped.decode(cell.substring(protocol.length())))
                .findFirst();
    }
}
