package io.harken.config;

import java.util.ArrayList;
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

    /** The peers given by address. */
    public List<PeerEntry.Network> networks() {
        List<PeerEntry.Network> networks = new ArrayList<>();
        for (PeerEntry peer : peers) {
            if (peer instanceof PeerEntry.Network network) {
                networks.add(network);
            }
        }
        return networks;
    }

    /** The peers given by name. */
    public List<String> hostNames() {
        List<String> names = new ArrayList<>();
        for (PeerEntry peer : peers) {
            if (peer instanceof PeerEntry.HostName name) {
                names.add(name.name());
            }
        }
        return names;
    }
}
