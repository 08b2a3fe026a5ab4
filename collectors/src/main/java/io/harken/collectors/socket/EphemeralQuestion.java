package io.harken.collectors.socket;

import io.harken.collectors.tcp.NetworkSettings;
import java.io.IOException;
import java.util.Optional;

/**
 * Asks how many of the ports for outgoing connections are in use.
 *
 * @param given whether the namespace was asked for by a parameter: a range under its name is its own, or not told
 */
record EphemeralQuestion(boolean given) implements Question<EphemeralPorts> {
    @Override
    public Tally<EphemeralPorts> begin(Optional<EphemeralPorts> previous, WalkStart walk) {
        try {
            NetworkSettings settings = NetworkSettings.of(walk.host());
            if (given && !settings.ofHost()) {
                return EphemeralPorts.begin(previous, Optional.empty(), false);
            }
            return EphemeralPorts.begin(
                    previous, Optional.of(PortRange.read(settings.folder().resolve("ipv4"))), settings.ofHost());
        } catch (IOException e) {
            return Tally.failed(e);
        }
    }
}
