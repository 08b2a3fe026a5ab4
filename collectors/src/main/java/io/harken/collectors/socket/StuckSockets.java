package io.harken.collectors.socket;

import java.time.Duration;
import java.util.Arrays;

/**
 * For how long the sockets of a state were in it, walk after walk. A socket is known by its addresses and inode.
 *
 * <p>At most {@link SocketTimes#MOST} are followed: what is beyond them is not counted.
 */
final class StuckSockets {
    /** When the first walk began, by the clock; all other times are nanoseconds since then. */
    private final long firstBegun;

    /** When this walk began. */
    private final long begun;

    /** When walks began that were the first to find some of the sockets, in order. */
    private final long[] since;

    /** How many each of them was the first to find. */
    private final int[] found;

    private final SocketTimes sockets;
    private final SocketTimes spare;

    /** Nothing is known when the first walk begins. */
    StuckSockets(long firstBegun) {
        this(firstBegun, 0, new long[0], new int[0], new SocketTimes(), new SocketTimes());
    }

    private StuckSockets(
            long firstBegun, long begun, long[] since, int[] found, SocketTimes sockets, SocketTimes spare) {
        this.firstBegun = firstBegun;
        this.begun = begun;
        this.since = since;
        this.found = found;
        this.sockets = sockets;
        this.spare = spare;
    }

    /** For how long walks have looked. */
    Duration history() {
        return Duration.ofNanos(begun);
    }

    /** How many were there for so long at the time of the walk. */
    long count(Duration time) {
        long count = 0;
        for (int i = 0; i < since.length && begun - since[i] >= time.toNanos(); i++) {
            count += found[i];
        }
        return count;
    }

    /** Begins the walk that follows on this one, whose tables it uses: one at a time. */
    Walk next(long time) {
        return new Walk(this, time - firstBegun);
    }

    /** The walk after another. */
    static final class Walk {
        private final StuckSockets before;
        private final long begun;
        private final SocketTimes sockets;

        /** Of those before, and of this walk. */
        private final long[] since;

        private final int[] found;

        private Walk(StuckSockets before, long begun) {
            this.before = before;
            this.begun = begun;
            this.sockets = before.spare;
            sockets.clear();
            this.since = Arrays.copyOf(before.since, before.since.length + 1);
            since[before.since.length] = begun;
            this.found = new int[since.length];
        }

        /** Adds a socket, known from the walk before or not. */
        void add(long fingerprint) {
            long time = before.sockets.timeOf(fingerprint, begun);
            if (sockets.add(fingerprint, time)) {
                found[Arrays.binarySearch(since, time)]++;
            }
        }

        /** What was found, after the last socket. */
        StuckSockets found() {
            int kept = 0;
            for (int i = 0; i < since.length; i++) {
                if (found[i] > 0) {
                    since[kept] = since[i];
                    found[kept++] = found[i];
                }
            }
            return new StuckSockets(
                    before.firstBegun,
                    begun,
                    Arrays.copyOf(since, kept),
                    Arrays.copyOf(found, kept),
                    sockets,
                    before.sockets);
        }
    }
}
