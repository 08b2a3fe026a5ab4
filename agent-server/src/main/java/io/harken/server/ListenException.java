package io.harken.server;

import io.harken.item.ByteText;
import java.net.InetSocketAddress;

/** The server cannot listen; the message is that of {@code zabbix_agentd} 7.0. */
public final class ListenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean inUse;

    private ListenException(String message, boolean inUse, Throwable cause) {
        super(message, cause);
        this.inUse = inUse;
    }

    /** What binding an address failed with. The transports give the system's error as text only. */
    static ListenException of(InetSocketAddress address, Throwable cause) {
        String reason = String.valueOf(cause.getMessage());
        String place = "[[" + address.getHostString() + "]:" + address.getPort() + "]";
        if (reason.contains("Address already in use")) {
            String text = "listener failed: zbx_tcp_listen(): failed to create listening socket for " + place
                    + ": [98] Address already in use";
            return new ListenException(text, true, cause);
        }
        return new ListenException(
                "listener failed: bind() for " + place + " failed: " + numbered(reason), false, cause);
    }

    /** A text that is no address. */
    static ListenException notNumeric(String address, int port) {
        return new ListenException(
                "listener failed: cannot resolve address [[" + address + "]:" + port
                        + "]: [-2] Name or service not known",
                false,
                new IllegalArgumentException(address));
    }

    /** Whether another process has the port. */
    boolean isInUse() {
        return inUse;
    }

    private static String numbered(String reason) {
        if (reason.contains("Cannot assign requested address")) {
            return "[99] Cannot assign requested address";
        }
        if (reason.contains("Permission denied")) {
            return "[13] Permission denied";
        }
        return ByteText.utf8(reason);
    }
}
