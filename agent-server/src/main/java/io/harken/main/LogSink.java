package io.harken.main;

import java.io.IOException;

/** Where the bytes of the log end up. May block; only the thread of {@link LogWriter} calls it. */
interface LogSink {
    /** Writes whole lines. */
    void write(byte[] lines) throws IOException;
}
