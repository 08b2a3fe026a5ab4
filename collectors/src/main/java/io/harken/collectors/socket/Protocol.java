package io.harken.collectors.socket;

import java.util.Optional;

/** A protocol of which the kernel lists the sockets, one file for each family of addresses. */
enum Protocol {
    TCP("tcp", TcpState.LISTEN, true),
    UDP("udp", TcpState.CLOSED, false);

    private final String file;
    private final TcpState unconnected;
    private final boolean repeatsItsEnd;

    Protocol(String file, TcpState unconnected, boolean repeatsItsEnd) {
        this.file = file;
        this.unconnected = unconnected;
        this.repeatsItsEnd = repeatsItsEnd;
    }

    /** The file of IPv4, and the name in {@code /etc/services}. */
    String file() {
        return file;
    }

    /** The file of IPv6. */
    String file6() {
        return file + "6";
    }

    /** The state of a socket that takes what comes from anybody. */
    TcpState unconnected() {
        return unconnected;
    }

    /**
     * Whether rows that were met before tell the end of the table. UDP's place is a number of rows, so there they tell
     * that sockets came before it.
     */
    boolean repeatsItsEnd() {
        return repeatsItsEnd;
    }

    /** Whether the sockets that take what comes from anybody are listed before all others. */
    boolean listsListenersFirst() {
        return this == TCP;
    }

    /** The state of the name that {@code net.*.socket.count} takes. UDP has two of TCP's. */
    Optional<TcpState> state(String name) {
        if (this == TCP) {
            return TcpState.ofAgentdName(name);
        }
        return switch (name) {
            case "established" -> Optional.of(TcpState.ESTABLISHED);
            case "unconn" -> Optional.of(unconnected);
            default -> Optional.empty();
        };
    }
}
