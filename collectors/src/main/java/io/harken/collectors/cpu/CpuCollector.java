package io.harken.collectors.cpu;

import io.harken.collectors.history.Sampler;
import io.harken.collectors.host.HostPaths;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import io.harken.json.JsonWriter;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Processors: their number, load, times and counters. */
public final class CpuCollector implements Collector {
    private static final String STAT = "/proc/stat";

    /** Numbers of processors are at most one less than those of the kernel's integers. */
    private static final int LARGEST_NUMBER = Integer.MAX_VALUE - 1;

    private static final List<String> PERIODS = List.of("avg1", "avg5", "avg15");
    private static final int[] MINUTES = {1, 5, 15};

    private final HostPaths host;
    private final Optional<Sampler> sampler;
    private final CpuHistory history;

    /**
     * The processors of a host.
     *
     * @param sampler takes the samples that shares of time need
     */
    public CpuCollector(HostPaths host, Optional<Sampler> sampler) {
        this.host = host;
        this.sampler = sampler;
        this.history = new CpuHistory(host);
        sampler.ifPresent(running -> running.add(history));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "system.cpu.util",
                        "<cpu>,<type>,<mode>",
                        "",
                        new Documentation("Share of the time that a processor spends in a state.", "%", STAT),
                        (Check.FromReading) this::share),
                new Metric(
                        "system.cpu.discovery",
                        new Documentation("Processors and whether they are on, for discovery.", "", STAT),
                        (Check.FromReading) (parameters, timeout) -> whenSampled(this::discovery)),
                new Metric(
                        "system.cpu.load",
                        "<cpu>,<mode>",
                        "",
                        new Documentation(
                                "Average number of processes that run or want to, in all or for each processor.",
                                "",
                                "getloadavg(3)"),
                        (Check.FromHost) this::load),
                new Metric(
                        "system.cpu.num",
                        "<type>",
                        "",
                        new Documentation("Number of processors.", "", "/sys/devices/system/cpu"),
                        (Check.FromHost) this::number),
                new Metric(
                        "system.cpu.switches",
                        new Documentation("Number of context switches since the start of the host.", "", STAT),
                        (Check.FromHost) parameters -> counter("ctxt")),
                new Metric(
                        "system.cpu.intr",
                        new Documentation("Number of interrupts since the start of the host.", "", STAT),
                        (Check.FromHost) parameters -> counter("intr")));
    }

    private CompletableFuture<ItemValue> share(Parameters parameters, Duration timeout) throws NotSupportedException {
        int cpu = cpu(parameters);
        String name = parameters.get(1);
        int state = name.isEmpty() ? 0 : CpuTimes.STATES.indexOf(name);
        if (state < 0) {
            throw parameters.invalid(1);
        }
        int seconds = 60 * MINUTES[period(parameters, 2)];
        return whenSampled(now -> ItemValue.floating(history.share(cpu, state, seconds, now)));
    }

    /** The place of a processor in the history: 0 is all of them. */
    private static int cpu(Parameters parameters) throws NotSupportedException {
        String text = parameters.get(0);
        if (text.isEmpty() || text.equals("all")) {
            return 0;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            number = number * 10 + digit;
            if (digit < 0 || digit > 9 || number > LARGEST_NUMBER) {
                throw parameters.invalid(0);
            }
        }
        return (int) number + 1;
    }

    private static int period(Parameters parameters, int index) throws NotSupportedException {
        String name = parameters.get(index);
        int period = name.isEmpty() ? 0 : PERIODS.indexOf(name);
        if (period < 0) {
            throw parameters.invalid(index);
        }
        return period;
    }

    /** What is asked of the history. */
    @FunctionalInterface
    private interface Question {
        ItemValue answer(long now) throws NotSupportedException;
    }

    private CompletableFuture<ItemValue> whenSampled(Question question) throws NotSupportedException {
        Sampler running = sampler.orElseThrow(() -> new NotSupportedException("Collector is not started."));
        return running.firstRound().thenApply(sampled -> {
            try {
                return question.answer(running.second());
            } catch (NotSupportedException e) {
                throw new CompletionException(e);
            }
        });
    }

    private ItemValue discovery(long now) throws NotSupportedException {
        JsonWriter json = new JsonWriter().beginArray();
        int count = history.count(now);
        for (int cpu = 1; cpu < count; cpu++) {
            json.beginObject().name("{#CPU.NUMBER}").unsigned(cpu - 1);
            json.name("{#CPU.STATUS}")
                    .value(history.isPresent(cpu) ? "online" : "offline")
                    .endObject();
        }
        return ItemValue.string(json.endArray().toString());
    }

    private ItemValue load(Parameters parameters) throws NotSupportedException, IOException {
        String of = parameters.get(0);
        if (!of.isEmpty() && !of.equals("all") && !of.equals("percpu")) {
            throw parameters.invalid(0);
        }
        int period = period(parameters, 1);
        double load = LoadAverage.read(host)[period];
        return ItemValue.floating(of.equals("percpu") ? load / CpuNumber.online(host) : load);
    }

    private ItemValue number(Parameters parameters) throws NotSupportedException, IOException {
        return switch (parameters.get(0)) {
            case "", "online" -> ItemValue.unsigned(CpuNumber.online(host));
            case "max" -> ItemValue.unsigned(CpuNumber.configured(host));
            default -> throw parameters.invalid(0);
        };
    }

    private ItemValue counter(String name) throws NotSupportedException, IOException {
        return ItemValue.unsigned(Stat.read(host).counter(name));
    }
}
