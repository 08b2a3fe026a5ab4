package io.harken.packaging;

import io.harken.item.ByteText;
import io.harken.packaging.Agent.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program that runs in a network namespace of its own, as {@code zabbix_agentd} asks name servers at port 53 only: it
 * prints what {@code -t} of both agents says for every row of {@code dns.tsv}.
 */
final class DnsNamespace {
    private DnsNamespace() {}

    /** Prints a line for each row: what zabbix_agentd says, a tab, and what Harken says. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path configuration = Path.of(arguments[0]);
        FakeNameServer server = FakeNameServer.start();
        for (Row row : Row.table("dns.tsv").toList()) {
            server.reply(reply(row, "udp "), reply(row, "tcp "));
            String key = Escaped.decode(row.first());
            System.out.println(
                    answer(Program.AGENTD, configuration, key) + "\t" + answer(Program.HARKEN, configuration, key));
        }
    }

    private static Optional<String> reply(Row row, String protocol) {
        return row.rest().stream()
                .filter(cell -> cell.startsWith(protocol))
                .map(cell -> Escaped.decode(cell.substring(protocol.length())))
                .findFirst();
    }

    private static String answer(Program program, Path configuration, String key)
            throws IOException, InterruptedException {
        Path output = configuration.resolveSibling("output");
        Process process = new ProcessBuilder(program.command(List.of("-c", configuration.toString(), "-t", key)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.waitFor();
        return Escaped.encode(ByteText.of(Files.readAllBytes(output)));
    }
}
