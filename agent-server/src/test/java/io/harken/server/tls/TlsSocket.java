package io.harken.server.tls;

import io.harken.item.ByteText;
import io.harken.server.frame.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsClientProtocol;

/** A peer on a socket that has the key {@link #KEY} of the name {@code i}. */
public final class TlsSocket {
    /** As it stands in a file. */
    public static final String KEY = "00".repeat(16);

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int HEADER = 13;

    private TlsSocket() {}

    /** The body of the reply to one request. It must end with the last word of TLS, not of the stream alone. */
    public static String ask(InetSocketAddress address, boolean is13, String key) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            TlsClientProtocol protocol = new TlsClientProtocol(socket.getInputStream(), socket.getOutputStream());
            protocol.connect(peer(is13));
            protocol.getOutputStream().write(Wire.request(key));
            byte[] reply = protocol.getInputStream().readAllBytes();
            return ByteText.of(reply).substring(HEADER);
        }
    }

    /** The first message of a handshake. */
    public static byte[] hello() throws IOException {
        TlsClientProtocol protocol = new TlsClientProtocol();
        protocol.connect(peer(false));
        byte[] bytes = new byte[protocol.getAvailableOutputBytes()];
        protocol.readOutput(bytes, 0, bytes.length);
        return bytes;
    }

    private static TestClient peer(boolean is13) {
        TestClient peer = is13
                ? TestClient.of(ProtocolVersion.TLSv13, CipherSuite.TLS_AES_128_GCM_SHA256)
                : TestClient.of(ProtocolVersion.TLSv12, CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256);
        return peer.withKey(new byte[] {'i'}, new byte[16]);
    }
}
