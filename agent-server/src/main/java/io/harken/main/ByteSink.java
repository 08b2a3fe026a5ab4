package io.harken.main;

import java.io.IOException;

/** A file or a stream that holds a log as text. May block. */
interface ByteSink {
    /** Writes whole lines. */
    void write(byte[] lines) throws IOException;
}
