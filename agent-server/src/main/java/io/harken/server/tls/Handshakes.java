package io.harken.server.tls;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The handshakes that are not over, and the memory of all of them together: who has been at it for longest goes when they have too
 * much. Used on the one event loop.
 */
final class Handshakes {
    /** Several times as much is held: what has come lies in a queue that doubles when it is full. */
    static final long MOST = 8L << 20;

    /** What one takes before it has sent anything long. */
    static final int EACH = 4 << 10;

    /** So many do not delay others by more than a few milliseconds, with the slowest curve by forty. */
    static final int FEW = 8;

    /** What each takes, in the order in which they began. */
    private final Map<TlsConnection, Long> held = new LinkedHashMap<>();

    private long total;

    /** More has come from a peer inside its handshake. */
    void received(TlsConnection connection, int bytes) {
        long more = held.containsKey(connection) ? bytes : EACH + bytes;
        held.merge(connection, more, Long::sum);
        total += more;
        while (total > MOST) {
            TlsConnection longest = held.keySet().iterator().next();
            over(longest);
            longest.makeRoom();
        }
    }

    /** Whether no more than {@link #FEW} are under way. */
    boolean areFew() {
        return held.size() <= FEW;
    }

    /** The handshake is over, well or not. */
    void over(TlsConnection connection) {
        Long gone = held.remove(connection);
        total -= gone == null ? 0 : gone;
    }
}
