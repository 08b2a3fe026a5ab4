package io.harken.collectors.process;

import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.history.Sampler;
import io.harken.collectors.host.HostPaths;
import io.harken.collectors.host.Surroundings;
import io.harken.collectors.netns.NetworkNamespaces;
import io.harken.collectors.peer.PeerExecutor;
import io.harken.metric.Check;
import io.harken.metric.Collector;
import io.harken.metric.Metric;
import io.harken.metric.Metric.Documentation;
import io.harken.metric.Metric.UserParameterRule;
import java.util.List;
import java.util.Optional;

/** Processes of the host, from a walk over {@code /proc} for each question. */
public final class ProcessCollector implements Collector {
    private final ProcessCount count;
    private final ProcessMemory memory;
    private final ProcessReports reports;
    private final ProcessCpu cpu;
    private final SocketOwners socketOwners;

    /**
     * The processes of a host.
     *
     * @param commands asks for users that no file has, and has the memory that long reports share
     * @param peers wait for who is asked for users
     * @param sampler takes the samples that shares of time need
     * @param namespaces finds the sockets whose owners are looked for
     */
    public ProcessCollector(
            Surroundings surroundings,
            ShellCommands commands,
            PeerExecutor peers,
            Optional<Sampler> sampler,
            NetworkNamespaces namespaces) {
        HostPaths host = surroundings.host();
        Accounts accounts = new Accounts(host.etc(), new NameService(commands, surroundings.nanoClock()));
        count = new ProcessCount(host.proc(), accounts);
        memory = new ProcessMemory(host.proc(), accounts);
        reports = new ProcessReports(host.proc(), accounts, commands.budget());
        cpu = new ProcessCpu(host.proc(), accounts, peers, sampler);
        socketOwners = new SocketOwners(host.proc(), namespaces, accounts);
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
                        (Check.FromHost) reports::value),
                new Metric(
                        "tcp.process.get",
                        "<state>,<n>,<netns>",
                        "",
                        new Documentation(
                                "Processes with the most TCP sockets in a state, as JSON.",
                                "",
                                "/proc/net/tcp, /proc/net/tcp6, /proc/PID/fd"),
                        (Check.FromHost) socketOwners::value,
                        UserParameterRule.PREFERRED));
    }
}
