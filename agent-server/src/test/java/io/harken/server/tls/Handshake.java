package io.harken.server.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.TlsClientProtocol;
import org.jspecify.annotations.Nullable;

/** A peer and the agent, connected in memory; what the peer sends comes in pieces. */
final class Handshake {
    private final TestClient peer;
    private final int piece;
    private final TlsConversation agent;
    private final Client client = new Client();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Step.@Nullable Failure failure;
    private boolean established;
    private boolean ended;

    /** A peer that can do what the library does not. */
    private static final class Client extends TlsClientProtocol {
        void sendHandshakeMessage(byte[] message) throws IOException {
            safeWriteRecord(ContentType.handshake, message, 0, message.length);
        }
    }

    Handshake(KeyMaterial keys, TestClient peer, int piece) throws IOException {
        this.agent = new TlsConversation(keys);
        this.peer = peer;
        this.piece = piece;
        client.connect(peer);
        exchange();
    }

    /** Carries bytes to and fro until nobody has any. */
    Handshake exchange() throws IOException {
        while (client.getAvailableOutputBytes() > 0 && failure == null) {
            byte[] bytes = new byte[client.getAvailableOutputBytes()];
            client.readOutput(bytes, 0, bytes.length);
            for (int at = 0; at < bytes.length && failure == null; at += piece) {
                take(agent.receive(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece))));
            }
        }
        return this;
    }

    void take(Step step) throws IOException {
        said.writeBytes(step.fromPeer());
        established |= step.established();
        ended |= step.ended();
        failure = step.failure();
        if (step.toPeer().length > 0 && !client.isClosed()) {
            try {
                client.offerInput(step.toPeer());
            } catch (IOException e) {
                if (peer.alert() == null) {
                    throw e;
                }
            }
            byte[] bytes = new byte[client.getAvailableInputBytes()];
            client.readInput(bytes, 0, bytes.length);
            heard.writeBytes(bytes);
        }
    }

    /** The peer says something. */
    Handshake say(byte[] bytes) throws IOException {
        client.writeApplicationData(bytes, 0, bytes.length);
        return exchange();
    }

    /** The peer sends a message of the handshake, protected as all that comes after it. */
    Handshake sendHandshakeMessage(byte... message) throws IOException {
        client.sendHandshakeMessage(message);
        return exchange();
    }

    /** The peer says that nothing more comes. */
    Handshake close() throws IOException {
        client.close();
        return exchange();
    }

    TlsConversation agent() {
        return agent;
    }

    TlsClientProtocol client() {
        return client;
    }

    byte[] heard() {
        return heard.toByteArray();
    }

    byte[] said() {
        return said.toByteArray();
    }

    boolean isEstablished() {
        return established;
    }

    boolean hasEnded() {
        return ended;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** Why it has failed. */
    Step.Failure failure() {
        return Objects.requireNonNull(failure);
    }
}
