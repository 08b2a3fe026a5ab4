package io.harken.collectors.socket;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.netns.NetworkNamespaces;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Where the tables of a network namespace are seen: those of the host at one place, those of another through a process in it. It
 * may end, and its number be that of a process elsewhere.
 */
final class NamespaceView {
    private final OptionalLong number;
    private volatile HostPaths host;

    private NamespaceView(OptionalLong number, HostPaths host) {
        this.number = number;
        this.host = host;
    }

    /** The namespace of the host. */
    static NamespaceView ofHost(HostPaths host) {
        return new NamespaceView(OptionalLong.empty(), host);
    }

    /** A namespace that has a number. */
    static NamespaceView of(long number, HostPaths host) {
        return new NamespaceView(OptionalLong.of(number), host);
    }

    /** The host with the tables. */
    HostPaths host() {
        return host;
    }

    /** From now on it is seen through the process in which it was found last. */
    void move(HostPaths found) {
        host = found;
    }

    /** After reading: whether the tables of a host were, and are, those of this namespace. */
    void confirm(HostPaths read) throws IOException {
        if (number.isPresent() && !NetworkNamespaces.number(read.net()).equals(number)) {
            throw new IOException("The process through which the network namespace was seen has ended.");
        }
    }
}
