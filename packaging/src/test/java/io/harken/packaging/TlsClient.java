package io.harken.packaging;

import io.harken.packaging.AgentPair.Asker;
import io.harken.packaging.Outcome.End;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The clients of {@code tls.tsv}.
 *
 * @param files what {@code tls-files} has made
 * @param output a folder for what they print
 */
record TlsClient(Path files, Path output) {
    private static final String FRAME = "ZBXD";

    /** What a server says of an agent that closes the connection. */
    private static final String NO_ANSWER = "ZBX_NOTSUPPORTED: Received empty response";

    /** A release of {@code zabbix_get}. */
    Asker get(String release, String key, List<String> arguments) {
        return port -> {
            List<String> command = new ArrayList<>(List.of(program("zabbix_get-" + release), "-s", "127.0.0.1"));
            command.addAll(List.of("-p", String.valueOf(port), "-k", key));
            command.addAll(arguments);
            CommandRun run = CommandRun.of(output, command);
            String answer = run.out().startsWith(NO_ANSWER) ? "" : run.out().stripTrailing();
            return outcome(answer.isEmpty() ? "" : Step.frame(answer));
        };
    }

    /** {@code openssl s_client}, which sends what is in a file. */
    Asker openssl(String file, List<String> arguments) {
        return port -> {
            List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" <\"$0\""));
            command.addAll(List.of(files.resolve(file).toString(), "openssl", "s_client", "-quiet"));
            command.addAll(List.of("-connect", "127.0.0.1:" + port));
            command.addAll(arguments);
            return outcome(CommandRun.of(output, command).out());
        };
    }

    /** Who sends bytes; an alert is no answer. */
    static Asker raw(List<Step> steps) {
        return port -> {
            Outcome outcome = Client.local().exchange(port, steps);
            boolean answered = outcome.reply().startsWith(FRAME);
            return new Outcome(answered ? outcome.reply() : "", outcome.end(), outcome.duration());
        };
    }

    private static String program(String name) {
        return Path.of(System.getProperty("harken.peers", "target/peers/bin"), name)
                .toString();
    }

    /** Who waits for a program to end knows no other end. */
    private static Outcome outcome(String reply) {
        return new Outcome(reply, End.FIN, Duration.ZERO);
    }
}
