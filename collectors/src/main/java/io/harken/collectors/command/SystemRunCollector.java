package io.harken.collectors.command;

import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands that the server sends. */
public final class SystemRunCollector implements Collector {
    private final ShellCommands commands;
    private final boolean log;

    /**
     * Commands that the server sends.
     *
     * @param log whether each of them is logged
     */
    public SystemRunCollector(ShellCommands commands, boolean log) {
        this.commands = commands;
        this.log = log;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric(
                "system.run",
                "command,<mode>",
                "echo test",
                new Documentation("Output of a command; 1 if nobody waits for it.", "", "/bin/sh"),
                (Check.FromCommand) this::run));
    }

    private CompletableFuture<ItemValue> run(Parameters parameters, Duration timeout) throws NotSupportedException {
        String command = parameters.get(0);
        if (command.isEmpty()) {
            throw parameters.invalid(0);
        }
        if (log) {
            log().warn("Executing command '{}'", command);
        }
        return switch (parameters.get(1)) {
            case "", "wait" -> commands.run(command, CommandDirectory.ROOT, timeout);
            case "nowait" -> {
                commands.start(command);
                yield CompletableFuture.completedFuture(ItemValue.unsigned(1));
            }
            default -> throw parameters.invalid(1);
        };
    }

    /** Looked up when needed, so that a one-shot {@code -t} does not start the logging library. */
    private static Logger log() {
        return LoggerFactory.getLogger(SystemRunCollector.class);
    }
}
