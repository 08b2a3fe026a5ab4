package io.harken.collectors.service;

import io.harken.collectors.peer.LineReader;
import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.TcpConnection;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SSH (RFC 4253): a line with the version of the protocol, which other lines may precede. It is answered in kind. */
final class SshProbe implements Probe {
    /** Numbers as scanf(3) takes them. */
    private static final String NUMBER = "[ \\t\\n\\x0B\\f\\r]*([+-]?[0-9]+)";

    private static final Pattern VERSION = Pattern.compile("SSH-" + NUMBER + "\\." + NUMBER);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

    @Override
    public boolean isUp(PeerAddress peer) throws IOException {
        try (TcpConnection connection = TcpConnection.open(peer)) {
            LineReader lines = new LineReader(connection.input());
            Optional<String> line = lines.next();
            while (line.isPresent()) {
                Matcher version = VERSION.matcher(line.get());
                if (version.lookingAt()) {
                    connection.sayGoodbye(
                            "SSH-" + number(version.group(1)) + "." + number(version.group(2)) + "-zabbix_agent\r\n");
                    return true;
                }
                line = lines.next();
            }
            connection.sayGoodbye("0\n");
            return false;
        }
    }

    /** As scanf(3) stores a number in an int. */
    private static int number(String digits) {
        return new BigInteger(digits).min(GREATEST).max(LEAST).intValue();
    }
}
