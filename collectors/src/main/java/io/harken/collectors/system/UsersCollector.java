package io.harken.collectors.system;

import io.harken.collectors.command.ShellCommands;
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
import java.util.concurrent.CompletionException;
import org.slf4j.LoggerFactory;

/** Who is logged in. There are several places where a system may note that; who(1) knows its own. */
public final class UsersCollector implements Collector {
    private static final String COMMAND = "who | wc -l";

    private final ShellCommands commands;

    /** The users of the host that runs the commands. */
    public UsersCollector(ShellCommands commands) {
        this.commands = commands;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric(
                "system.users.num",
                new Documentation("Number of users who are logged in.", "", "who(1)"),
                (Check.FromCommand) this::count));
    }

    private CompletableFuture<ItemValue> count(Parameters parameters, Duration timeout) {
        return commands.run(COMMAND, timeout).thenApply(UsersCollector::number);
    }

    private static ItemValue number(ItemValue output) {
        String text = output.text().strip();
        output.release().run();
        try {
            return ItemValue.unsigned(Long.parseUnsignedLong(text));
        } catch (NumberFormatException e) {
            LoggerFactory.getLogger(UsersCollector.class)
                    .warn("Remote command [{}] result is not unsigned integer", COMMAND);
            throw new CompletionException(new NotSupportedException("Invalid result. Unsigned integer is expected."));
        }
    }
}
