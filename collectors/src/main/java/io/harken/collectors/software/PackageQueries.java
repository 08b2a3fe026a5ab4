package io.harken.collectors.software;

import io.harken.collectors.command.ShellCommands;
import io.harken.item.ItemValue;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Asks the package managers that there are, one after the other. */
final class PackageQueries {
    private final ShellCommands commands;
    private final LongSupplier nanoClock;

    PackageQueries(ShellCommands commands, LongSupplier nanoClock) {
        this.commands = commands;
        this.nanoClock = nanoClock;
    }

    /** What a package manager is asked. */
    @FunctionalInterface
    interface Command {
        String of(PackageManager manager);
    }

    /**
     * The outputs of those that are wanted and installed and answer; who does not is left out, as by {@code zabbix_agentd}.
     *
     * @param timeout how long it may take in all
     */
    Map<PackageManager, String> ask(Predicate<PackageManager> wanted, Command command, Duration timeout) {
        long deadline = nanoClock.getAsLong() + timeout.toNanos();
        Map<PackageManager, String> outputs = new EnumMap<>(PackageManager.class);
        for (PackageManager manager : PackageManager.values()) {
            if (wanted.test(manager)
                    && !run(manager.testCommand(), deadline).orElse("").isEmpty()) {
                run(command.of(manager), deadline).ifPresent(output -> outputs.put(manager, output));
            }
        }
        return outputs;
    }

    private Optional<String> run(String command, long deadline) {
        long left = deadline - nanoClock.getAsLong();
        if (left <= 0) {
            return Optional.empty();
        }
        CompletableFuture<ItemValue> output = commands.run(command, Duration.ofNanos(left));
        try {
            ItemValue item = output.get();
            item.release().run();
            return Optional.of(item.text());
        } catch (ExecutionException e) {
            // The log says why.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
