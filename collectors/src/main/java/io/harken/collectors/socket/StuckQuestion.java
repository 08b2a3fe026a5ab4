package io.harken.collectors.socket;

import java.util.Optional;

/**
 * Asks which sockets stay in a state.
 *
 * @param state the state
 */
record StuckQuestion(TcpState state) implements Question<StuckSockets> {
    @Override
    public Tally<StuckSockets> begin(Optional<StuckSockets> previous, WalkStart walk) {
        StuckSockets before = previous.orElseGet(() -> new StuckSockets(walk.time()));
        return new Followed(state, before.next(walk.time()));
    }

    private static final class Followed implements Tally<StuckSockets> {
        private final TcpState state;
        private final StuckSockets.Walk sockets;

        Followed(TcpState state, StuckSockets.Walk sockets) {
            this.state = state;
            this.sockets = sockets;
        }

        @Override
        public void add(SocketRow row, TcpState rowState) {
            if (rowState == state) {
                sockets.add(row.fingerprint(row.pairHash()));
            }
        }

        @Override
        public StuckSockets answer() {
            return sockets.found();
        }
    }
}
