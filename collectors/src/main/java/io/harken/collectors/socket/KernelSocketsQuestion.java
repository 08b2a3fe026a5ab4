package io.harken.collectors.socket;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Asks how many sockets the kernel counts.
 *
 * @param net the folder of the network namespace
 */
record KernelSocketsQuestion(Path net) implements Question<KernelSockets> {
    @Override
    public Tally<KernelSockets> begin(Optional<KernelSockets> previous, long begun) {
        return KernelSockets.begin(net);
    }
}
