package io.harken.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.bouncycastle.tls.TlsClientProtocol;

/** A peer of an {@link EchoServer}, whose handshake is over. */
final class EchoPeer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket = new Socket();
    private final Protocol protocol;

    /** Gives what the library keeps to itself. */
    private static final class Protocol extends TlsClientProtocol {
        Protocol(InputStream in, OutputStream out) {
            super(in, out);
        }

        byte[] shownCertificate() throws IOException {
            return getContext()
                    .getSecurityParametersConnection()
                    .getPeerCertificate()
                    .getCertificateAt(0)
                    .getEncoded();
        }
    }

    /** Connects, and fails if the server refuses what the peer has. */
    EchoPeer(InetSocketAddress server, TestClient peer) throws IOException {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(server, PATIENCE_MILLIS);
            protocol = new Protocol(socket.getInputStream(), socket.getOutputStream());
            protocol.connect(peer);
            // In version 1.3 a peer is through before the server has judged it.
            if (say('!') < 0) {
                throw new IOException("no answer");
            }
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Says something, and gives the answer to it. */
    int say(char word) throws IOException {
        protocol.getOutputStream().write(word);
        return protocol.getInputStream().read();
    }

    /** The certificate of the server. */
    byte[] shownCertificate() throws IOException {
        return protocol.shownCertificate();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
