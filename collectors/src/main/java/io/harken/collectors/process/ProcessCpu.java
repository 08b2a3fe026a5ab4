package io.harken.collectors.process;

import io.harken.collectors.history.Sampler;
import io.harken.collectors.regex.InvalidRegexException;
import io.harken.collectors.regex.Regex;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    /** Whose processes there are none. */
    private static final OptionalLong NOBODY = OptionalLong.of(-1);

    private static final int MOST_QUERIES = 1024;
    private static final int FORGOTTEN_AFTER = 86_400;

    private final Path proc;
    private final Accounts accounts;
    private final Optional<Sampler> sampler;
    private final Map<List<String>, CpuQuery> queries = new HashMap<>();

    /** The processor time of a host's processes; a sampler takes the samples, if there is one. */
    ProcessCpu(Path proc, Accounts accounts, Optional<Sampler> sampler) {
        this.proc = proc;
        this.accounts = accounts;
        this.sampler = sampler;
        sampler.ifPresent(present -> present.add(this));
    }

    /** The share of a processor; the first one comes with the second sample. */
    CompletableFuture<ItemValue> value(Parameters parameters, Duration timeout) throws NotSupportedException {
        CpuTime time = CpuTime.ofParameter(parameters.get(2)).orElseThrow(() -> parameters.invalid(2));
        int duration = duration(parameters);
        Sampler running = sampler.orElseThrow(() -> new NotSupportedException("Collector is not started."));
        CpuQuery query = query(parameters);
        query.ask(running.second());
        return query.answerable()
                .copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answerable, failure) -> {
                    if (failure instanceof TimeoutException) {
                        throw new CompletionException(
                                new NotSupportedException("Timeout while waiting for collector data."));
                    }
                    return ItemValue.floating(query.share(time, duration));
                });
    }

    private static int duration(Parameters parameters) throws NotSupportedException {
        return switch (parameters.get(4)) {
            case "", "avg1" -> 60;
            case "avg5" -> 300;
            case "avg15" -> 900;
            default -> throw parameters.invalid(4);
        };
    }

    private CpuQuery query(Parameters parameters) throws NotSupportedException {
        List<String> key = List.of(parameters.get(0), parameters.get(1), parameters.get(3));
        synchronized (queries) {
            CpuQuery known = queries.get(key);
            if (known != null) {
                return known;
            }
            if (queries.size() == MOST_QUERIES) {
                throw new NotSupportedException("Maximum number of queries reached.");
            }
            CpuQuery query = newQuery(parameters);
            queries.put(key, query);
            return query;
        }
    }

    /** An expression that is none finds nothing, as for {@code zabbix_agentd}. */
    private CpuQuery newQuery(Parameters parameters) throws NotSupportedException {
        String name = parameters.get(0);
        try {
            String expression = parameters.get(3);
            Optional<Regex> commandLine =
                    expression.isEmpty() ? Optional.empty() : Optional.of(Regex.compile(expression));
            return new CpuQuery(
                    new ProcessFilter(name, OptionalLong.empty(), "", commandLine), owner(parameters.get(1)));
        } catch (InvalidRegexException e) {
            return new CpuQuery(new ProcessFilter(name, OptionalLong.empty(), "", Optional.empty()), NOBODY);
        }
    }

    private OptionalLong owner(String name) throws NotSupportedException {
        try {
            return accounts.ofParameter(name);
        } catch (IOException e) {
            throw new NotSupportedException("Cannot obtain user information: " + e.getMessage());
        }
    }

    @Override
    public void sample(long second) throws IOException {
        List<CpuQuery> asked = asked(second);
        if (asked.isEmpty()) {
            return;
        }
        ProcessFiles process = new ProcessFiles(proc);
        for (int pid : ProcessList.processes(proc)) {
            process.moveTo(pid);
            for (CpuQuery query : asked) {
                query.add(pid, process, ProcessCpu::ownerOf);
            }
        }
        asked.forEach(query -> query.end(second));
    }

    private List<CpuQuery> asked(long second) {
        synchronized (queries) {
            queries.values().removeIf(query -> second - query.asked() > FORGOTTEN_AFTER);
            return List.copyOf(queries.values());
        }
    }

    private static long ownerOf(Path folder) throws IOException {
        try {
            return ((Integer) Files.getAttribute(folder, "unix:uid")).longValue() & 0xFFFF_FFFFL;
        } catch (NoSuchFileException e) {
            // Not even nobody's.
            return -2;
        }
    }
}
