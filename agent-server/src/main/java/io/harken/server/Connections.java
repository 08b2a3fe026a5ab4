package io.harken.server;

import io.harken.stats.ConnectionStats;
import io.harken.stats.ConnectionStats.Refusal;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All connections of the server: how many there may be, and how long each may keep it waiting.
 *
 * <p>All windows are of the same length, so the order in which they were opened is the order in which they close: one
 * queue and one timer serve for all. The queue also says who goes when there are too many. Everything here happens on
 * the one event loop.
 */
final class Connections {
    /** The most connections at a time. */
    static final int MOST = 4096;

    /** The most connections of one peer, so that the others get in. */
    static final int MOST_OF_ONE_PEER = MOST / 2;

    private final EventLoop loop;
    private final Duration window;
    private final LongSupplier nanoClock;
    private final ConnectionStats stats;

    /** Those that keep the server waiting, the longest first. */
    private final LinkedHashSet<Connection> waiting = new LinkedHashSet<>();

    private final Map<InetAddress, Integer> byPeer = new HashMap<>();
    private final Set<Connection> open = new HashSet<>();
    private @Nullable Future<?> timer;

    Connections(EventLoop loop, Duration window, LongSupplier nanoClock, ConnectionStats stats) {
        this.loop = loop;
        this.window = window;
        this.nanoClock = nanoClock;
        this.stats = stats;
    }

    /** Takes a connection in; who has waited longest goes for it. False if nobody waits: then this one has to go. */
    boolean admit(Connection connection) {
        boolean crowded = byPeer.getOrDefault(connection.peer(), 0) >= MOST_OF_ONE_PEER;
        if (crowded && !dropLongestWaiting(connection.peer())) {
            return false;
        }
        if (open.size() >= MOST && !dropLongestWaiting(null)) {
            return false;
        }
        stats.accepted();
        open.add(connection);
        byPeer.put(connection.peer(), byPeer.getOrDefault(connection.peer(), 0) + 1);
        return true;
    }

    /** Opens a window for a connection; a window it had is over. */
    void await(Connection connection) {
        waiting.remove(connection);
        connection.awaitUntil(nanoClock.getAsLong() + window.toNanos());
        waiting.add(connection);
        startTimer();
    }

    /** Closes the window of a connection. */
    void stopWaiting(Connection connection) {
        waiting.remove(connection);
    }

    /** Counts a connection that is not answered. */
    void refused(Refusal reason) {
        stats.refused(reason);
    }

    /** Forgets a connection that was taken in. */
    void gone(Connection connection) {
        waiting.remove(connection);
        open.remove(connection);
        stats.closed();
        byPeer.computeIfPresent(connection.peer(), (peer, count) -> count == 1 ? null : count - 1);
    }

    /** Ends all connections. */
    void dropAll() {
        List.copyOf(open).forEach(Connection::drop);
    }

    private boolean dropLongestWaiting(@Nullable InetAddress peer) {
        Iterator<Connection> longest = waiting.iterator();
        while (longest.hasNext()) {
            Connection connection = longest.next();
            if (peer == null || connection.peer().equals(peer)) {
                longest.remove();
                connection.makeRoom();
                return true;
            }
        }
        return false;
    }

    private void startTimer() {
        if (timer == null && !waiting.isEmpty()) {
            long left = waiting.iterator().next().deadline() - nanoClock.getAsLong();
            timer = loop.schedule(this::closeWindows, Math.max(left, 0), TimeUnit.NANOSECONDS);
        }
    }

    private void closeWindows() {
        timer = null;
        long now = nanoClock.getAsLong();
        Iterator<Connection> longest = waiting.iterator();
        while (longest.hasNext()) {
            Connection connection = longest.next();
            if (connection.deadline() - now > 0) {
                break;
            }
            longest.remove();
            loop.execute(connection::timeout);
        }
        startTimer();
    }
}
