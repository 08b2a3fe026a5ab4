package io.harken.collectors.service;

import io.harken.collectors.peer.PeerAddress;
import io.harken.collectors.peer.TcpConnection;
import io.harken.item.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/** Telnet (RFC 854): a prompt, which is a text that ends with a colon and is not followed by more for a while. */
final class TelnetProbe implements Probe {
    private static final int PAUSE_MILLIS = 100;

    private static final int IAC = 255;
    private static final int WILL = 251;
    private static final int WONT = 252;
    private static final int DO = 253;
    private static final int DONT = 254;

    /** The option "suppress go ahead" (RFC 858), the only one that is agreed to. */
    private static final int SUPPRESS_GO_AHEAD = 3;

    @Override
    public boolean isUp(PeerAddress peer) throws IOException {
        try (TcpConnection connection = TcpConnection.open(peer)) {
            connection.socket().setSoTimeout(PAUSE_MILLIS);
            return new Terminal(connection).showsPrompt();
        }
    }

    /** What the other side has shown so far. */
    private static final class Terminal {
        private final TcpConnection connection;
        private final InputStream in;

        /** The last character that is not a blank. */
        private int last;

        Terminal(TcpConnection connection) throws IOException {
            this.connection = connection;
            this.in = connection.input();
        }

        boolean showsPrompt() throws IOException {
            while (true) {
                try {
                    int c = in.read();
                    if (c < 0) {
                        return false;
                    }
                    take(c);
                } catch (SocketTimeoutException e) {
                    if (last == ':') {
                        return true;
                    }
                }
            }
        }

        private void take(int c) throws IOException {
            if (c == IAC) {
                command(next());
            } else if (c != ' ') {
                last = c;
            }
        }

        /** A byte that must come: a pause within a command is no pause. */
        private int next() throws IOException {
            while (true) {
                try {
                    return in.read();
                } catch (SocketTimeoutException e) {
                    // It goes on, or the deadline ends it.
                }
            }
        }

        private void command(int command) throws IOException {
            if (command < WILL || command > DONT) {
                return;
            }
            int option = next();
            if (option >= 0) {
                byte[] reply = {(byte) IAC, (byte) answer(command, option), (byte) option};
                connection.send(ByteText.of(reply));
            }
        }

        private static int answer(int command, int option) {
            boolean agreed = option == SUPPRESS_GO_AHEAD;
            return switch (command) {
                case DO -> agreed ? WILL : WONT;
                case WILL -> agreed ? DO : DONT;
                case WONT -> DONT;
                default -> WONT;
            };
        }
    }
}
