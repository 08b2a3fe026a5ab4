package io.harken.server.tls;

import io.harken.stats.ConnectionStats.Refusal;
import java.net.InetAddress;

/** What TLS knows of the connection that it protects, and does to it. All of it on the event loop. */
public interface TlsConnection {
    /** The address of the peer. */
    InetAddress peer();

    /** The address of the peer as it is logged. */
    String peerText();

    /** The handshake has begun. */
    void handshaking();

    /** The handshake is over; what the peer says now is its request. */
    void established();

    /** Whether the bytes that are being written are the last. */
    boolean isAtLastPiece();

    /** Ends the connection without an answer. */
    void refuse(Refusal reason);

    /** Ends the connection at once, because others need its place. */
    void makeRoom();
}
