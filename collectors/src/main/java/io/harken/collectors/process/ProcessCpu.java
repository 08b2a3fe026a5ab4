package io.harken.collectors.process;

import io.harken.collectors.history.Sampler;
import io.harken.collectors.host.ProcessList;
import io.harken.collectors.peer.PeerExecutor;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Answers {@code proc.cpu.util}. Each question that was asked within the last day is kept, and all of them are sampled by one
 * walk a second; without any there is no walk.
 */
final class ProcessCpu implements Sampler.Source {
    /** Their samples take 7.3 MB. */
    private static final int MOST_PROCESSES = 131_072;

    private final Path proc;
    private final Accounts accounts;
    private final PeerExecutor workers;
    private final Optional<Sampler> sampler;
    private final CpuQueries queries = new CpuQueries();

    /** For the sampler's thread only. */
    private final TickSamples ticks = new TickSamples(MOST_PROCESSES);

    /**
     * The processor time of a host's processes.
     *
     * @param workers ask for users, whom another host may have to be asked for
     * @param sampler takes the samples
     */
    ProcessCpu(Path proc, Accounts accounts, PeerExecutor workers, Optional<Sampler> sampler) {
        this.proc = proc;
        this.accounts = accounts;
        this.workers = workers;
        this.sampler = sampler;
        sampler.ifPresent(present -> present.add(this));
    }

    /** The share of a processor; the first one comes with the second sample. */
    CompletableFuture<ItemValue> value(Parameters parameters, Duration timeout) throws NotSupportedException {
        CpuTime time = CpuTime.ofParameter(parameters.get(2)).orElseThrow(() -> parameters.invalid(2));
        int duration = duration(parameters);
        Sampler running = sampler.orElseThrow(() -> new NotSupportedException("Collector is not started."));
        return query(parameters, running, timeout)
                .thenCompose(CpuQuery::answerable)
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((query, failure) -> {
                    if (failure != null) {
                        throw refusal(failure);
                    }
                    try {
                        return ItemValue.floating(query.share(time, duration, running.second()));
                    } catch (NotSupportedException e) {
                        throw new CompletionException(e);
                    }
                });
    }

    private static CompletionException refusal(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return new CompletionException(new NotSupportedException("Timeout while waiting for collector data."));
        }
        return failure instanceof CompletionException known ? known : new CompletionException(failure);
    }

    private static int duration(Parameters parameters) throws NotSupportedException {
        return switch (parameters.get(4)) {
            case "", "avg1" -> 60;
            case "avg5" -> 300;
            case "avg15" -> 900;
            default -> throw parameters.invalid(4);
        };
    }

    /**
     * What samples the question. A user is looked up each time, as he may be known later than the agent starts; that may take
     * long, and so may an expression.
     */
    private CompletableFuture<CpuQuery> query(Parameters parameters, Sampler running, Duration timeout)
            throws NotSupportedException {
        String user = parameters.get(1);
        String name = parameters.get(0);
        String expression = parameters.get(3);
        long second = running.second();
        if (user.isEmpty()) {
            CpuQuestion question = new CpuQuestion(name, OptionalLong.empty(), expression);
            CpuQuery query = expression.isEmpty() ? queries.ask(question, second) : queries.known(question, second);
            if (query != null) {
                return CompletableFuture.completedFuture(query);
            }
        }
        return workers.ask(
                () -> queries.ask(new CpuQuestion(name, accounts.ofParameter(user), expression), second),
                () -> {
                    throw new NotSupportedException("Timeout while waiting for data.");
                },
                timeout);
    }

    @Override
    public void sample(long second) throws IOException {
        List<CpuQuery> asked = queries.asked(second);
        if (asked.isEmpty()) {
            return;
        }
        ticks.begin();
        asked.forEach(CpuQuery::begin);
        ProcessFiles process = new ProcessFiles(proc);
        for (int pid : ProcessList.processes(proc)) {
            process.moveTo(pid);
            for (CpuQuery query : asked) {
                query.add(process, ticks);
            }
        }
        ticks.end();
        for (CpuQuery query : asked) {
            if (!query.end(second)) {
                queries.forget(query);
            }
            query.answer();
        }
    }
}
