package io.harken.metric;

import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** How a metric gets its value: what it costs decides where it runs. */
public sealed interface Check {
    /** Answers from memory, at once and on the caller's thread: it must not block. */
    @FunctionalInterface
    non-sealed interface FromMemory extends Check {
        /** The value for the parameters. */
        ItemValue value(Parameters parameters) throws NotSupportedException;
    }

    /** Reads the host, on a worker: it may block until the request's deadline interrupts it. */
    @FunctionalInterface
    non-sealed interface FromHost extends Check {
        /** The value for the parameters. An {@link IOException} is answered as the item's error. */
        ItemValue value(Parameters parameters) throws NotSupportedException, IOException;

        /** What is answered when it takes too long. */
        default String timeoutReason() {
            return "Timeout while waiting for data.";
        }
    }

    /** Asks tools of the host, on a worker: ends by itself when the timeout has passed, with the tools. */
    @FunctionalInterface
    non-sealed interface FromTools extends Check {
        /**
         * The value for the parameters. An {@link IOException} is answered as the item's error.
         *
         * @param timeout how long the caller will wait
         */
        ItemValue value(Parameters parameters, Duration timeout) throws NotSupportedException, IOException;
    }

    /** Takes part in a reading that many requests share: returns at once, completes with the reading. */
    @FunctionalInterface
    non-sealed interface FromReading extends Check {
        /**
         * The value to come for the parameters, which are judged before anything is read.
         *
         * @param timeout how long the caller will wait
         */
        CompletableFuture<ItemValue> value(Parameters parameters, Duration timeout) throws NotSupportedException;
    }

    /** Runs a command: returns at once, completes with its output. It keeps the deadline itself, as it has to end it. */
    @FunctionalInterface
    non-sealed interface FromCommand extends Check {
        /**
         * The value to come for the parameters, which are judged before anything is run.
         *
         * @param timeout how long the command may take
         */
        CompletableFuture<ItemValue> value(Parameters parameters, Duration timeout) throws NotSupportedException;
    }

    /** Asks another host: returns at once, completes with what it says. It keeps the deadline itself, as silence is an answer. */
    @FunctionalInterface
    non-sealed interface FromPeer extends Check {
        /**
         * The value to come for the parameters, which are judged before anybody is asked.
         *
         * @param timeout how long the other host may take
         */
        CompletableFuture<ItemValue> value(Parameters parameters, Duration timeout) throws NotSupportedException;
    }
}
