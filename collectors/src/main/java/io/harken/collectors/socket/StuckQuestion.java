package io.harken.collectors.socket;

import java.util.Optional;

/**
 * Asks which sockets stay in a state.
 *
 * @param state the state
 */
record StuckQuestion(TcpState state) implements Question<StuckSockets> {
    @Override
    public Tally<StuckSockets> begin(Optional<StuckSockets> previous, long begun) {
        return new Followed(state, previous.orElseGet(() -> new StuckSockets(begun)), begun);
    }

    private static final class Followed implements Tally<StuckSockets> {
        private final TcpState state;
        private final StuckSockets before;
        private final StuckSockets now;

        Followed(TcpState state, StuckSockets before, long begun) {
            this.state = state;
            this.before = before;
            this.now = new StuckSockets(begun);
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
