package io.harken.main;

import java.io.IOException;
import java.util.List;

/** Where the lines of the log end up. May block; only the thread of {@link LogWriter} calls it. */
interface LogSink {
    /**
     * Writes lines, in their order.
     *
     * @return how many were written; the others are lost
     * @throws IOException if it is not known that any was: all count as lost
     */
    int write(List<LogLine> lines) throws IOException;
}
