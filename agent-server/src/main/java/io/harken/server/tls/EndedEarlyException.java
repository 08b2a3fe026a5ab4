package io.harken.server.tls;

import java.io.IOException;

/** The peer has closed its side inside the handshake. */
final class EndedEarlyException extends IOException {
    private static final long serialVersionUID = 1L;
}
