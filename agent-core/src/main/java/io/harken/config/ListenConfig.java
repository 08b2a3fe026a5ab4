package io.harken.config;

import java.util.List;

/**
 * Where the agent listens.
 *
 * @param addresses what {@code ListenIP} lists, as written; an empty list is every address of the host
 * @param port the TCP port
 * @param backlog how many connections the kernel may hold before they are accepted
 */
public record ListenConfig(List<String> addresses, int port, int backlog) {
    /** Copies the list. */
    public ListenConfig {
        addresses = List.copyOf(addresses);
    }
}
