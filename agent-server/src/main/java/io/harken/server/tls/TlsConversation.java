package io.harken.server.tls;

import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsServerProtocol;

/**
 * TLS with one peer: bytes in, bytes out, no network. Every step computes; one at a time.
 *
 * <p>What is held is bounded: a record is judged by its header before it is awaited, a message of the handshake too.
 */
final class TlsConversation {
    private static final byte[] NOTHING = {};

    private final AgentTlsServer server;
    private final Protocol protocol = new Protocol();
    private boolean begun;
    private boolean ended;

    TlsConversation(KeyMaterial keys) {
        server = new AgentTlsServer(keys);
    }

    /** The protocol, but for two things that {@code zabbix_agentd} does in another way. */
    private final class Protocol extends TlsServerProtocol {
        /** Who says that nothing more comes still waits for an answer: only the input ends. */
        @Override
        protected void handleAlertWarningMessage(short description) throws IOException {
            if (description != AlertDescription.close_notify) {
                super.handleAlertWarningMessage(description);
            } else if (server.isEstablished()) {
                ended = true;
            } else {
                throw new EndedEarlyException();
            }
        }

        /** Or each attempt would be answered, for as long as the peer likes. */
        @Override
        protected void refuseRenegotiation() throws IOException {
            throw new TlsFatalAlert(AlertDescription.handshake_failure);
        }
    }

    /** Whether there can be no certificates in it, whose mathematics is long. */
    boolean isByKeyOnly() {
        return server.isByKeyOnly();
    }

    /** Takes what the peer has sent. */
    Step receive(byte[] bytes) {
        return step(() -> {
            if (!begun) {
                begun = true;
                protocol.accept(server);
            }
            if (!ended) {
                protocol.offerInput(bytes);
            }
        });
    }

    /** The peer has closed its side. */
    Step endOfInput() {
        return step(() -> {
            ended = true;
            if (!server.isEstablished()) {
                throw new EndedEarlyException();
            }
        });
    }

    /** Says something to the peer, and that it is the last, if it is. */
    Step send(byte[] bytes, boolean last) {
        return step(() -> {
            protocol.writeApplicationData(bytes, 0, bytes.length);
            if (last) {
                protocol.close();
            }
        });
    }

    private interface Body {
        void run() throws IOException;
    }

    private Step step(Body body) {
        try {
            body.run();
        } catch (IOException | RuntimeException | Error e) {
            // A connection that is not told of an error would be held until its window closes.
            return new Step(
                    toPeer(),
                    NOTHING,
                    server.isEstablished(),
                    ended,
                    server.failure().of(e));
        }
        return new Step(toPeer(), fromPeer(), server.isEstablished(), ended, null);
    }

    private byte[] toPeer() {
        byte[] bytes = new byte[protocol.getAvailableOutputBytes()];
        protocol.readOutput(bytes, 0, bytes.length);
        return bytes;
    }

    private byte[] fromPeer() {
        byte[] bytes = new byte[protocol.getAvailableInputBytes()];
        protocol.readInput(bytes, 0, bytes.length);
        return bytes;
    }
}
