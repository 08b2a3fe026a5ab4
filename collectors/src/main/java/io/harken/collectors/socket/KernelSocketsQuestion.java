package io.harken.collectors.socket;

import java.util.Optional;

/** Asks how many sockets the kernel counts. */
record KernelSocketsQuestion() implements Question<KernelSockets> {
    @Override
    public Tally<KernelSockets> begin(Optional<KernelSockets> previous, WalkStart walk) {
        return KernelSockets.begin(walk.host().net());
    }
}
