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
        return new Followed(state, before, before.next(walk.time()));
    }

    private static final class Followed implements Tally<StuckSockets> {
        private final TcpState state;
        private final StuckSockets before;
        private final StuckSockets now;

        Followed(TcpState state, StuckSockets before, StuckSockets now) {
            this.state = state;
            this.before = before;
            this.now = now;
        }

        @Override
        public void add(SocketRow row, TcpState rowState) {
            if (rowState == state) {
                now.add(row.fingerprint(row.pairHash()), before);
            }
        }

        @Override
        public StuckSockets answer() {
            return now;
        }
    }
}
