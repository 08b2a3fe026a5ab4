package io.harken.collectors.command;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What commands answer to who waits for them.
 *
 * @param commands runs them, by the real shell of this host
 */
record Shell(ShellCommands commands) {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** The output of a command in the root directory. */
    String output(String command) {
        return outputIn("/", command);
    }

    String outputIn(String directory, String command) {
        ItemValue item =
                commands.run(command, new CommandDirectory(directory), LONG).join();
        item.release().run();
        return item.text();
    }

    /** Why a command has no output. */
    String error(String command, Duration timeout) {
        return reason(commands.run(command, CommandDirectory.ROOT, timeout));
    }

    String errorIn(String directory, String command) {
        return reason(commands.run(command, new CommandDirectory(directory), LONG));
    }

    private static String reason(CompletableFuture<ItemValue> value) {
        CompletionException failure = assertThrows(CompletionException.class, value::join);
        return assertInstanceOf(NotSupportedException.class, failure.getCause()).reason();
    }
}
