package io.harken.collectors.service;

import io.harken.collectors.peer.LineReader;
import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.TcpConnection;
import java.io.IOException;
import java.util.Optional;

/**
 * A service that greets with a line.
 *
 * @param rule what a line says of the service
 * @param goodbye what it is told when it is up
 */
record BannerProbe(Rule rule, String goodbye) implements Probe {
    static final String QUIT = "QUIT\r\n";

    /** What a line says of a service. */
    @FunctionalInterface
    interface Rule {
        Verdict judge(String line);
    }

    /** What is known after a line. */
    enum Verdict {
        UP,
        DOWN,
        UNKNOWN
    }

    /** One line that begins with any of the words. */
    static BannerProbe beginning(String goodbye, String... words) {
        return new BannerProbe(line -> beginsWithAny(line, words) ? Verdict.UP : Verdict.DOWN, goodbye);
    }

    private static boolean beginsWithAny(String line, String... words) {
        for (String word : words) {
            if (line.startsWith(word)) {
                return true;
            }
        }
        return false;
    }

    /** SMTP (RFC 5321): a greeting of several lines goes on behind {@code 220-}. */
    static BannerProbe smtp() {
        return new BannerProbe(
                line -> {
                    if (line.equals("220") || line.startsWith("220 ")) {
                        return Verdict.UP;
                    }
                    return line.startsWith("220-") ? Verdict.UNKNOWN : Verdict.DOWN;
                },
                QUIT);
    }

    /** FTP (RFC 959): whatever comes before the end of the greeting does not matter to {@code zabbix_agentd}. */
    static BannerProbe ftp() {
        return new BannerProbe(line -> line.startsWith("220 ") ? Verdict.UP : Verdict.UNKNOWN, QUIT);
    }

    @Override
    public boolean isUp(PeerAddress peer) throws IOException {
        try (TcpConnection connection = TcpConnection.open(peer)) {
            LineReader lines = new LineReader(connection.input());
            Verdict verdict = Verdict.UNKNOWN;
            while (verdict == Verdict.UNKNOWN) {
                Optional<String> line = lines.next();
                verdict = line.isPresent() ? rule.judge(line.get()) : Verdict.DOWN;
            }
            if (verdict == Verdict.UP) {
                connection.sayGoodbye(goodbye);
            }
            return verdict == Verdict.UP;
        }
    }
}
