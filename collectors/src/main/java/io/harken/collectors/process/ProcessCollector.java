package io.harken.collectors.process;

import io.harken.collectors.history.Sampler;
import io.harken.collectors.host.HostPaths;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import java.util.List;
import java.util.Optional;

/** Processes of the host, from a walk over {@code /proc} for each question. */
public final class ProcessCollector implements Collector {
    private final ProcessCount count;
    private final ProcessMemory memory;
    private final ProcessReports reports;
    private final ProcessCpu cpu;

    /** The processes of a host; a sampler gives them a history, if there is one. */
    public ProcessCollector(HostPaths host, Optional<Sampler> sampler) {
        Accounts accounts = new Accounts(host.etc());
        count = new ProcessCount(host.proc(), accounts);
        memory = new ProcessMemory(host.proc(), accounts);
        reports = new ProcessReports(host.proc(), accounts);
        cpu = new ProcessCpu(host.proc(), accounts, sampler);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        "proc.num",
                        "<name>,<user>,<state>,<cmdline>",
                        "",
                        new Documentation("Number of processes.", "", "/proc/PID/status, /proc/PID/cmdline"),
                        (Check.FromHost) count::value),
                new Metric(
                        "proc.mem",
                        "<name>,<user>,<mode>,<cmdline>,<memtype>",
                        "",
                        new Documentation(
                                "Memory of processes: sum, average, greatest or least.",
                                "B, % with pmem",
                                "/proc/PID/status, /proc/PID/cmdline"),
                        (Check.FromHost) memory::value),
                new Metric(
                        "proc.cpu.util",
                        "<name>,<user>,<type>,<cmdline>,<mode>",
                        "",
                        new Documentation(
                                "Share of one processor that processes have.",
                                "%",
                                "/proc/PID/stat, sampled each second"),
                        (Check.FromCommand) cpu::value),
                new Metric(
                        "proc.get",
                        "<name>,<user>,<cmdline>,<mode>",
                        "",
                        new Documentation(
                                "Processes, their threads, or a summary of them as JSON.",
                                "",
                                "/proc/PID/status, stat, cmdline, smaps_rollup"),
                        (Check.FromHost) reports::value));
    }
}
