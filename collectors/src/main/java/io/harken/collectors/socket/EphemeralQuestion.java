package io.harken.collectors.socket;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Asks how many of the ports for outgoing connections are in use.
 *
 * @param settings the folder {@code /proc/sys/net/ipv4}
 */
record EphemeralQuestion(Path settings) implements Question<EphemeralPorts> {
    @Override
    public Tally<EphemeralPorts> begin(Optional<EphemeralPorts> previous, long begun) {
        try {
            return EphemeralPorts.begin(PortRange.read(settings));
        } catch (IOException e) {
            return Tally.failed(e);
        }
    }
}
