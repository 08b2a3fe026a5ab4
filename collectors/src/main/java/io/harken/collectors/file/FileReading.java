package io.harken.collectors.file;

import io.harken.metric.Check;

/** A check that reads a file, which may be long. */
@FunctionalInterface
interface FileReading extends Check.FromHost {
    @Override
    default String timeoutReason() {
        return "Timeout while processing item.";
    }
}
