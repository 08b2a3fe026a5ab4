package io.harken.config;

import java.util.List;

/**
 * Who may ask: the {@code Server} parameter.
 *
 * @param peers the entries in the order of the file; none is nobody
 * @param text the list as the log shows it to a refused peer, blanks around commas removed
 */
public record ServerConfig(List<PeerEntry> peers, String text) {
    /** Copies the list. */
    public ServerConfig {
        peers = List.copyOf(peers);
    }
}
