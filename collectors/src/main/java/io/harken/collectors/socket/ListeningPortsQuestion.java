package io.harken.collectors.socket;

import java.util.Optional;

/**
 * Asks for the ports on which sockets listen.
 *
 * @param services the names of ports
 */
record ListeningPortsQuestion(Services services) implements Question<ListeningPorts> {
    @Override
    public Tally<ListeningPorts> begin(Optional<ListeningPorts> previous, WalkStart walk) {
        return ListeningPorts.begin(services);
    }
}
