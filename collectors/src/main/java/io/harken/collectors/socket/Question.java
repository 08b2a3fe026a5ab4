package io.harken.collectors.socket;

import java.util.Optional;

/**
 * What a walk is to find out beside the number of sockets in each state. Equal questions have the same answer.
 *
 * @param <R> the answer
 */
interface Question<R> {
    /**
     * Begins to answer, for one walk.
     *
     * @param previous the answer of the walk before, if the question was asked then
     * @param walk when and where it begins
     */
    Tally<R> begin(Optional<R> previous, WalkStart walk);

    /** Whether all sockets matter, those of the agent's own polls, too, though they are to be left out elsewhere. */
    default boolean isOfAllSockets() {
        return false;
    }
}
