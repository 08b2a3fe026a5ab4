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
     * @param begun when the walk begins, in nanoseconds of the monotonic clock
     */
    Tally<R> begin(Optional<R> previous, long begun);
}
