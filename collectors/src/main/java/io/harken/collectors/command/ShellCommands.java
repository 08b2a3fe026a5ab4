package io.harken.collectors.command;

import io.harken.collectors.output.OutputBudget;
import io.harken.concurrent.WorkerPool;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.json.JsonWriter;
import io.harken.stats.StatsSection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs commands by {@code /bin/sh}, as {@code zabbix_agentd} does, with workers of its own: a command that hangs delays
 * nothing else.
 */
public final class ShellCommands implements AutoCloseable, StatsSection {
    /** More than the greatest StartAgents, which is the limit of {@code zabbix_agentd}. */
    private static final int WORKERS = 128;

    private static final int QUEUE = 4096;
    private static final int STACK_BYTES = 128 * 1024;

    /** Workers may be many, and the next command is seldom so near that it would find one. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** As {@code zabbix_agentd} reads, which shows where there are NULs. */
    private static final int CHUNK = 4095;

    /** How long a program may have to wait until somebody reads what its pipe cannot hold. */
    private static final int POLL_MILLISECONDS = 20;

    /** The JVM adds a signal to it. */
    private static final int HIGHEST_STATUS = 128;

    /** The longest error text that a server can read. */
    private static final int LONGEST_REASON = 2047;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ShellPrograms programs;
    private final OutputBudget budget = new OutputBudget();
    private final WorkerPool workers;

    /**
     * Starts no thread before the first command.
     *
     * @param environment makes the environment of a command out of the agent's
     */
    public ShellCommands(Consumer<Map<String, String>> environment) {
        programs = new ShellPrograms(environment);
        workers = new WorkerPool("command", WORKERS, QUEUE, IDLE, STACK_BYTES);
    }

    /**
     * Runs a tool of the host in the root directory.
     *
     * @param command in {@link io.harken.item.ByteText}
     * @return its output as a text, or a {@link NotSupportedException}
     */
    public CompletableFuture<ItemValue> run(String command, Duration timeout) {
        return run(command, CommandDirectory.ROOT, timeout);
    }

    /**
     * Runs a command and completes with its output as a text, or with a {@link NotSupportedException}. The time in which it
     * waits for a worker counts.
     *
     * @param command in {@link io.harken.item.ByteText}
     */
    CompletableFuture<ItemValue> run(String command, CommandDirectory directory, Duration timeout) {
        if (isTooLong(command)) {
            return CompletableFuture.completedFuture(ItemValue.text(""));
        }
        CompletableFuture<ItemValue> value = new CompletableFuture<>();
        FutureTask<Void> task = new FutureTask<>(() -> complete(value, command, directory), null);
        workers.execute(task);
        return value.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS).handle((item, failure) -> {
            if (failure == null) {
                return item;
            }
            // The interruption ends the command; nobody waits for that.
            task.cancel(true);
            workers.remove(task);
            throw new CompletionException(refusal(command, failure));
        });
    }

    /** The memory that long outputs share, with other long values. */
    public OutputBudget budget() {
        return budget;
    }

    /**
     * Runs a program of the host on the caller's thread, which is interrupted if it takes too long, and gives what it writes. It
     * may end with any status of its own.
     *
     * @param command the program and its arguments
     * @throws IOException if it cannot be started, is killed by a signal, or writes more than 1 MiB
     */
    public String output(List<String> command) throws IOException, InterruptedException {
        return output(command, status -> status <= HIGHEST_STATUS);
    }

    /**
     * The same for a program of which only some statuses are an answer.
     *
     * @throws IOException also if it ends with another one
     */
    public String output(List<String> command, IntPredicate isAnswer) throws IOException, InterruptedException {
        Process process = programs.program(command);
        try (ToolOutput output = new ToolOutput(process.getInputStream())) {
            while (!process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                output.readAvailable();
            }
            String text = output.readRest();
            if (!isAnswer.test(process.exitValue())) {
                throw new IOException(command.get(0) + " ended with status " + process.exitValue());
            }
            return text;
        } finally {
            process.destroyForcibly();
        }
    }

    private static NotSupportedException refusal(String command, Throwable failure) {
        String reason = "Cannot execute command.";
        if (failure instanceof TimeoutException) {
            reason = "Timeout while executing a shell script.";
        } else if (failure instanceof NotSupportedException refusal) {
            reason = refusal.reason();
        } else {
            log().error("cannot execute a command", failure);
        }
        if (!reason.isEmpty()) {
            log().warn("Failed to execute command \"{}\": {}", command, reason);
        }
        return new NotSupportedException(reason);
    }

    /** Runs a command whose output nobody wants, for as long as it likes. */
    void start(String command) {
        if (isTooLong(command)) {
            return;
        }
        workers.execute(() -> {
            try (OutputStream input =
                    programs.detached(CommandDirectory.ROOT.path()).getOutputStream()) {
                input.write(ShellScript.line(command).getBytes(StandardCharsets.US_ASCII));
            } catch (NotSupportedException | IOException e) {
                log().error("cannot execute a command", e);
            }
        });
    }

    private void complete(CompletableFuture<ItemValue> value, String command, CommandDirectory directory) {
        try {
            ItemValue item = execute(command, directory);
            if (!value.complete(item)) {
                item.release().run();
            }
        } catch (InterruptedException | ClosedByInterruptException e) {
            // Too late, or the agent ends: nobody waits for it.
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            value.completeExceptionally(e);
        }
    }

    /** The shell could not be started with it. As for {@code zabbix_agentd}, that is a command without output. */
    private static boolean isTooLong(String command) {
        boolean tooLong = command.length() >= ShellScript.MAX_ARGUMENT;
        if (tooLong) {
            log().warn("execl() failed for [{}]: [7] Argument list too long", command);
        }
        return tooLong;
    }

    private ItemValue execute(String command, CommandDirectory directory)
            throws NotSupportedException, IOException, InterruptedException {
        Path path = directory.path();
        try (ShellProcess shell = ShellProcess.start(programs, path);
                CommandOutput output = new CommandOutput(budget)) {
            shell.run(command);
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (shell.read(chunk) >= 0) {
                if (!output.append(chunk.flip())) {
                    log().error("command output exceeded limit of {} KB", OutputBudget.LONGEST / 1024);
                    throw new NotSupportedException("");
                }
                chunk.clear();
            }
            OptionalInt signal = shell.await();
            if (signal.isPresent()) {
                throw killed(signal.getAsInt(), output);
            }
            return output.take();
        }
    }

    private static NotSupportedException killed(int signal, CommandOutput output) {
        return new NotSupportedException(
                output.isEmpty() ? "Process killed by signal: " + signal + "." : output.beginning(LONGEST_REASON));
    }

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public void writeTo(JsonWriter json) {
        json.name("running").unsigned(workers.running());
        json.name("waiting").unsigned(workers.waiting());
    }

    /** Ends all commands and waits a moment for it. */
    @Override
    public void close() {
        workers.close(PATIENCE);
    }

    /** Looked up when needed, so that a one-shot {@code -t} does not start the logging library. */
    private static Logger log() {
        return LoggerFactory.getLogger(ShellCommands.class);
    }
}
