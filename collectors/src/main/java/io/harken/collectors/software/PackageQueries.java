package io.harken.collectors.software;

import io.harken.collectors.command.ShellCommands;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Asks the package managers that there are, one after the other. */
final class PackageQueries {
    /** All outputs for one value together, in bytes. The longest lists of distributions have a quarter of it. */
    static final int LONGEST = 2 * 1024 * 1024;

    private final ShellCommands commands;
    private final LongSupplier nanoClock;

    /** Who works with outputs: only he holds any, so they need no share of the memory for long values. */
    private final Semaphore turn = new Semaphore(1);

    PackageQueries(ShellCommands commands, LongSupplier nanoClock) {
        this.commands = commands;
        this.nanoClock = nanoClock;
    }

    /** What a package manager is asked. */
    @FunctionalInterface
    interface Command {
        String of(PackageManager manager);
    }

    /** What is made of the outputs. */
    @FunctionalInterface
    interface Use {
        ItemValue value(Map<PackageManager, String> outputs) throws NotSupportedException, IOException;
    }

    /**
     * A value of the outputs of those that are wanted and installed and answer; who does not is left out, as by
     * {@code zabbix_agentd}.
     *
     * @param timeout how long it may take in all
     */
    ItemValue ask(Predicate<PackageManager> wanted, Command command, Use use, Duration timeout)
            throws NotSupportedException, IOException {
        long deadline = nanoClock.getAsLong() + timeout.toNanos();
        if (!isMyTurn(timeout)) {
            throw new NotSupportedException("Timeout while waiting for data.");
        }
        try {
            return use.value(outputs(wanted, command, deadline));
        } finally {
            turn.release();
        }
    }

    private boolean isMyTurn(Duration timeout) {
        try {
            return turn.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<PackageManager, String> outputs(Predicate<PackageManager> wanted, Command command, long deadline)
            throws NotSupportedException {
        Map<PackageManager, String> outputs = new EnumMap<>(PackageManager.class);
        long length = 0;
        for (PackageManager manager : PackageManager.values()) {
            if (wanted.test(manager)
                    && !run(manager.testCommand(), deadline).orElse("").isEmpty()) {
                Optional<String> output = run(command.of(manager), deadline);
                length += output.map(String::length).orElse(0);
                if (length > LONGEST) {
                    throw new NotSupportedException("The list of packages is too long.");
                }
                output.ifPresent(text -> outputs.put(manager, text));
            }
        }
        return outputs;
    }

    private Optional<String> run(String command, long deadline) {
        long left = deadline - nanoClock.getAsLong();
        if (left <= 0) {
            return Optional.empty();
        }
        try {
            ItemValue item = commands.run(command, Duration.ofNanos(left)).get();
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
