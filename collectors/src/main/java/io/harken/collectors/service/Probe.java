package io.harken.collectors.service;

import io.harken.collectors.peer.PeerAddress;
import java.io.IOException;

/** Finds out whether a service answers as it should. */
@FunctionalInterface
interface Probe {
    /** Whether it is up. It blocks until it knows or is interrupted; a failure means that it is down. */
    boolean isUp(PeerAddress peer) throws IOException;
}
