package io.harken.collectors.socket;

import java.io.IOException;

/**
 * Answers a question from the rows of one walk. Its memory is bounded, whatever the number of rows.
 *
 * @param <R> the answer
 */
interface Tally<R> {
    /** A socket, each once. */
    void add(SocketRow row, TcpState state) throws IOException;

    /** The answer, after the last row. */
    R answer() throws IOException;

    /** A question that cannot be answered in this walk. */
    static <R> Tally<R> failed(IOException reason) {
        return new Tally<>() {
            @Override
            public void add(SocketRow row, TcpState state) {
                // Whatever comes, there is no answer.
            }

            @Override
            public R answer() throws IOException {
                throw reason;
            }
        };
    }
}
